// A password that is shown while it is typed; without scripts there is no button for it.
import { expect, test } from '../../support/fixtures.ts';
import { SIGN_IN } from '../../support/studio.ts';

for (const [path, label] of [
  [SIGN_IN, 'Mật khẩu'],
  ['/nhan-trang', 'Mật khẩu bạn chọn'],
  ['/quen-mat-khau', 'Mật khẩu bạn chọn'],
] as const) {
  test(`the password on ${path} is shown and hidden by its button`, async ({ page }) => {
    await page.goto(path);
    const password = page.getByLabel(label);
    const button = page.getByRole('button', { name: 'Hiện mật khẩu' }).first();
    await password.fill('một câu dễ nhớ');
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await button.click();
    await expect(password).toHaveAttribute('type', 'text');
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await button.click();
    await expect(password).toHaveAttribute('type', 'password');
    await expect(password).toHaveValue('một câu dễ nhớ');
  });
}
