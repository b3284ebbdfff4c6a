// Many products at once, files, days closed, shelf cards: pages without the app, so that all do the same with and without scripts.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

test('several prices are saved at once, and go back at once', async ({ page, go, watch, ready, scripts }) => {
  watch.expectStatus(422);
  await signIn(page, BEN_SAO);
  await ready();
  await page.getByRole('link', { name: 'Sửa nhiều sản phẩm', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sửa nhiều sản phẩm');
  const price = page.getByLabel(`Giá, ${FISH_SAUCE}`, { exact: true });
  const stock = page.getByLabel(`Tình trạng hàng, ${FISH_SAUCE}`, { exact: true });
  await price.fill('rẻ');
  await stock.selectOption('Tạm hết hàng');
  if (scripts) {
    await expect(page.locator('.bulk__cell.is-changed')).toHaveCount(2);
    await expect(page.locator('.savebar__say')).toHaveText('Sản phẩm đã sửa, chưa lưu: 1');
    await price.press('ArrowUp');
    await expect(price).not.toBeFocused();
  }
  await page.getByRole('button', { name: 'Lưu tất cả' }).click();
  await expect(page).toHaveTitle(/^Lỗi: /);
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await summary.getByRole('link').click();
  await expect(price).toBeFocused();
  await expect(price).toHaveValue('rẻ');
  await expect(stock).toHaveValue('het');
  await price.fill('80-120k / chai');
  await page.getByRole('button', { name: 'Lưu tất cả' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Đã lưu 1 sản phẩm.' })).toBeVisible();
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Tạm hết hàng')).toBeVisible();
  await expect(page.locator('.price')).toContainText('120.000');

  await page.goto('/quan-ly/nhap');
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await expect(page.getByRole('status')).toContainText('Đã đưa 1 sản phẩm về như trước.');
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Tạm hết hàng')).toHaveCount(0);
});

test('a file is looked at before it is saved', async ({ page, go, watch, ready }) => {
  watch.expectStatus(422);
  await signIn(page, BEN_SAO);
  await ready();
  await page.goto('/quan-ly/nhap');
  const look = async (text: string): Promise<void> => {
    await page.getByLabel('Tệp CSV hoặc XLSX').setInputFiles({
      name: 'gia.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${text}`),
    });
    await page.getByRole('button', { name: 'Xem trước' }).click();
  };
  await look(`Tên sản phẩm;Giá\n${FISH_SAUCE};rẻ\n`);
  await expect(page).toHaveTitle(/^Lỗi: /);
  await expect(page.getByText('Dòng 2:')).toBeVisible();
  await look(`Tên sản phẩm;Giá;Ghi chú\n${FISH_SAUCE};85k;x\n`);
  await expect(page.getByText('Cột không dùng: Ghi chú')).toBeVisible();
  await expect(page.getByText('Thay đổi: 1 sản phẩm')).toBeVisible();
  await page.getByRole('button', { name: 'Lưu 1 sản phẩm' }).click();
  await expect(page.getByRole('status')).toContainText('Đã lưu 1 sản phẩm.');
  await go(FISH_SAUCE_PAGE);
  await expect(page.locator('.price')).toContainText('85.000');
});

test('days closed are told where shoppers look', async ({ page, go, ready }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await page.getByRole('link', { name: 'Ngày nghỉ', exact: true }).click();
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  await page.getByLabel('Từ ngày').fill(today);
  await page.getByLabel('Lý do').fill('việc nhà');
  await page.getByRole('button', { name: 'Thêm kỳ nghỉ' }).click();
  await expect(page.getByRole('status')).toContainText('Đã lưu.');
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText(/^Nghỉ .*: việc nhà$/)).toBeVisible();
  await page.goto('/quan-ly/ngay-nghi');
  await page.getByRole('button', { name: 'Bỏ kỳ nghỉ này' }).click();
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText(/^Nghỉ .*: việc nhà$/)).toHaveCount(0);
});

test('a sheet has four cards for the shelf, each with a code', async ({ page, ready }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await page.getByRole('link', { name: `Thẻ ${FISH_SAUCE}`, exact: true }).click();
  await expect(page.locator('.shelf__card')).toHaveCount(4);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await expect(page.locator('.shelf__card svg.printed__code').first()).toBeVisible();
});
