// The own account and the history of a listing: pages without the app, so that both do the same with and without scripts.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { control, enter, saveWell, signIn, SIGN_IN } from '../../support/studio.ts';

test.use({ ownServer: true });

const NEW = 'một câu mới dễ nhớ';

test('a new password is asked for the next time, and the wrong old one changes nothing', async ({ page, watch }) => {
  watch.expectStatus(422);
  await signIn(page, BEN_SAO);
  await page.getByRole('link', { name: 'Tài khoản', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tài khoản của tôi');
  const change = async (old: string): Promise<void> => {
    await page.getByLabel('Mật khẩu đang dùng').fill(old);
    await page.getByLabel('Mật khẩu mới').fill(NEW);
    await page.getByLabel('Gõ lại mật khẩu').fill(NEW);
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  };
  await change('khong-phai-mat-khau');
  await expect(page).toHaveTitle(/^Lỗi: /);
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: 'Mật khẩu đang dùng chưa đúng. Gõ lại.' }).click();
  await expect(page.getByLabel('Mật khẩu đang dùng')).toBeFocused();
  await change(BEN_SAO.password);
  await expect(page.getByRole('status')).toContainText('Đã đổi mật khẩu.');
  await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await expect(page).toHaveURL(SIGN_IN);
  await enter(page, BEN_SAO.phone, BEN_SAO.password);
  await expect(page.getByRole('alert')).toContainText('chưa đúng');
  await signIn(page, { ...BEN_SAO, password: NEW });
});

test('a session elsewhere is seen and ended', async ({ page, go, stranger }) => {
  const other = await stranger();
  await signIn(other, BEN_SAO);
  await signIn(page, BEN_SAO);
  await page.getByRole('link', { name: 'Tài khoản', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'phiên này' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Đăng xuất thiết bị này' }).click();
  await expect(page.getByRole('status')).toHaveText('Đã đăng xuất thiết bị đó.');
  await expect(page.getByRole('button', { name: 'Đăng xuất thiết bị này' })).toHaveCount(0);
  await go('/quan-ly', 200, other);
  await expect(other).toHaveURL(/\/dang-nhap\?tiep=\/quan-ly$/);
});

test('a field goes back to what it was, and what was changed after it stays', async ({ page, edit, ready, go }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
  const saves: [string, string][] = [
    ['mo-ta', 'Mô tả ban đầu'],
    ['mo-ta', 'Mô tả lỡ tay'],
    ['bao-quan', 'Nơi khô mát'],
  ];
  for (const [name, text] of saves) {
    await control(page, name).fill(text);
    await saveWell(page);
    await ready();
  }
  await go('/quan-ly');
  await page.getByRole('link', { name: `Lịch sử ${FISH_SAUCE}`, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lịch sử thay đổi');
  const spoilt = page.getByRole('listitem').filter({ hasText: 'Mô tả lỡ tay' });
  await expect(spoilt).toContainText('Mô tả ban đầu');
  await expect(spoilt).toContainText('Bạn lưu');
  await spoilt.getByRole('button', { name: 'Lấy lại nội dung này' }).click();
  await expect(page.getByRole('status')).toHaveText('Đã lấy lại. Nội dung cũ đang hiện trên trang.');
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Mô tả ban đầu')).toBeVisible();
  await expect(page.getByText('Nơi khô mát')).toBeVisible();
});
