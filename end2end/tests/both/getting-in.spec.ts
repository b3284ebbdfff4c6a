// Getting in with a letter, back in with a code, and letting others in, with and without scripts.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, DOI_SAO, FISH_SAUCE } from '../../support/people.ts';
import { enter, ownNames, signIn, SIGN_IN, STUDIO } from '../../support/studio.ts';

test.use({ ownServer: true });

const PHONE = '0911 111 111';
const PASSWORD = 'một câu mới dễ nhớ';
const HOME = 'Sản phẩm của tôi';

/** Fills in and sends the form of the page for claiming that is open. */
async function claim(page: Page, code: string, again = PASSWORD): Promise<void> {
  await page.getByLabel('Mã trong thư').fill(code);
  await page.getByLabel('Họ và tên của bạn').fill('Người mẫu Mới');
  await page.getByLabel('Số điện thoại của bạn').fill(PHONE);
  await page.getByLabel('Mật khẩu bạn chọn').fill(PASSWORD);
  await page.getByLabel('Gõ lại mật khẩu').fill(again);
  await page.getByRole('button', { name: 'Nhận trang', exact: true }).click();
}

test('a letter leads into the studio, and from then on number and password do', async ({ page, go, server, watch }) => {
  const code = server.letter(DOI_SAO.producer ?? '');
  await go(SIGN_IN);
  await page.getByRole('link', { name: 'Có thư của Văn phòng?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhận trang cơ sở');
  watch.expectStatus(422);
  // Two neighbours in each other's place: said at once, and nothing but the passwords is gone.
  const swapped = `${code.slice(0, 2)}${code[3]}${code[2]}${code.slice(4)}`;
  const wrong = code[2] === code[3] ? `${code.slice(0, -1)}` : swapped;
  await claim(page, wrong);
  await expect(page).toHaveTitle(/^Lỗi: /);
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: 'Mã này thiếu hoặc sai một ký tự, xem lại thư.' }).click();
  await expect(page.getByLabel('Mã trong thư')).toBeFocused();
  await expect(page.getByLabel('Họ và tên của bạn')).toHaveValue('Người mẫu Mới');
  await expect(page.getByLabel('Số điện thoại của bạn')).toHaveValue(PHONE);
  await expect(page.getByLabel('Mật khẩu bạn chọn')).toHaveValue('');
  await claim(page, ` ${code.toLowerCase().replace(' ', '-')} `);
  await expect(page).toHaveURL(STUDIO);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HOME);
  expect(await ownNames(page)).not.toContain(FISH_SAUCE);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page).toHaveURL(SIGN_IN);
  await enter(page, PHONE, PASSWORD);
  await expect(page).toHaveURL(STUDIO);
});

test('a used code, an old one and one that never was read the same', async ({ page, server, stranger, watch }) => {
  const producer = DOI_SAO.producer ?? '';
  const old = server.letter(producer);
  const used = server.letter(producer);
  await page.goto('/nhan-trang');
  await claim(page, used);
  await expect(page).toHaveURL(STUDIO);
  const other = await stranger();
  watch.expectStatus(422);
  await other.goto('/nhan-trang');
  const said: string[] = [];
  for (const code of [used, old]) {
    await claim(other, code);
    await expect(other.getByRole('alert')).toContainText('Mã này không dùng được');
    said.push(await other.getByRole('alert').innerText());
  }
  expect(said[1]).toBe(said[0]);
});

test('a forgotten password is set anew with a code, and signs nobody in by itself', async ({ page, go, server }) => {
  const code = server.recovery(BEN_SAO.phone);
  await go(SIGN_IN);
  await page.getByRole('link', { name: 'Quên mật khẩu?' }).click();
  await page.getByLabel('Số điện thoại').fill(BEN_SAO.phone);
  await page.getByLabel('Mã lấy lại mật khẩu').fill(code);
  await page.getByLabel('Mật khẩu bạn chọn').fill(PASSWORD);
  await page.getByLabel('Gõ lại mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đặt mật khẩu mới' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');
  await expect(page.getByText('Đã đặt mật khẩu mới.')).toBeVisible();
  await enter(page, BEN_SAO.phone, PASSWORD);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(HOME);
});

test('whoever has no letter asks from the page of the producer', async ({ page, go }) => {
  await go(`/co-so/${BEN_SAO.producer}`);
  await page.getByRole('link', { name: 'Nhận trang này' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xin nhận trang cơ sở');
  await page.getByLabel('Họ và tên của bạn').fill('Người mẫu');
  await page.getByLabel('Số điện thoại của bạn').fill(PHONE);
  await page.getByRole('button', { name: 'Gửi Văn phòng' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đã gửi Văn phòng. Cảm ơn bạn!');
  await expect(page.getByRole('main').getByText(/^[0-9A-Z]{8}$/)).toBeVisible();
});

test('an owner lets somebody in and out again', async ({ page, stranger }) => {
  await signIn(page, BEN_SAO);
  await page.getByRole('link', { name: 'Thành viên', exact: true }).click();
  await page.getByRole('button', { name: 'Lấy mã cho người mới' }).click();
  await expect(page.getByRole('status')).toBeFocused();
  const code = await page.locator('.code').innerText();
  const other = await stranger();
  await other.goto('/nhan-trang');
  await claim(other, code);
  await expect(other).toHaveURL(STUDIO);
  await page.goto('/quan-ly/thanh-vien');
  const member = page.getByRole('listitem').filter({ hasText: 'Người mẫu Mới' });
  await expect(member).toContainText('người sửa');
  await member.locator('summary').click();
  await member.getByRole('button', { name: 'Cho ra khỏi cơ sở' }).click();
  await expect(page.getByRole('status')).toContainText('không vào sửa được nữa');
  await other.goto(STUDIO);
  await expect(other).toHaveURL(/\/dang-nhap/);
});
