// Comparing without scripts: checkboxes and a button.
import { expect, test } from '../../support/fixtures.ts';
import { cards, LIST, names } from '../../support/list.ts';

test('marked products of a page are put side by side', async ({ page, go }) => {
  await go(LIST);
  const [first, second] = await names(page);
  for (const at of [0, 1]) await cards(page).nth(at).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'So sánh sản phẩm đã chọn' }).click();
  await expect(page.getByRole('columnheader')).toHaveText([new RegExp(first ?? ''), new RegExp(second ?? '')]);
  await expect(page.getByRole('rowheader', { name: 'Số sao' })).toBeVisible();
});

test('products that are not there and those that have no room are named', async ({ page, go }) => {
  await go('/so-sanh?sp=khong-co&sp=%3Cb%3E&sp=to-yen-sao&sp=a&sp=b&sp=c');
  await expect(page.locator('.notice')).toContainText('Không còn trên trang: <b>, khong-co');
  await expect(page.locator('.notice')).toContainText('bỏ qua 1 sản phẩm');
  await expect(page.getByRole('columnheader')).toHaveCount(1);
});

test('without a product the page says what to do', async ({ page, go }) => {
  await go('/so-sanh');
  await expect(page.getByText('Chưa có sản phẩm nào để so sánh')).toBeVisible();
  await go('/yeu-thich');
  await expect(page.getByText('Việc lưu cần JavaScript')).toBeVisible();
});
