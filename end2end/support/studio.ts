// The studio as a producer uses it.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Account } from './people.ts';

export const SIGN_IN = '/dang-nhap';
export const STUDIO = '/quan-ly';

/** Fills in and sends the form of the sign-in page that is open. */
export async function enter(page: Page, phone: string, password: string): Promise<void> {
  await page.getByLabel('Số điện thoại').fill(phone);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** Signs in and arrives at the own list. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto(SIGN_IN);
  await enter(page, account.phone, account.password);
  await expect(page.getByRole('heading', { level: 1, name: 'Sản phẩm của tôi' })).toBeVisible();
}

export const ownNames = (page: Page): Promise<string[]> =>
  page.locator('.studio-row').getByRole('heading', { level: 2 }).allTextContents();

/** A control of the form, by its name: the one that a browser would post. */
export const control = (page: Page, name: string): Locator => page.locator(`form.form [name="${name}"]`);

export const link = (page: Page, number: number): Locator => page.getByLabel(`Đường dẫn ${number}`, { exact: true });

export const priceKind = (page: Page, label: string): Locator =>
  page.getByRole('group', { name: 'Cách ghi giá' }).getByRole('radio', { name: label });

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
}

export const savedNotice = (page: Page): Locator =>
  page.getByRole('status').filter({ hasText: 'Thay đổi đã hiện trên trang.' });

/** Saves, and is told that it is saved. */
export async function saveWell(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await save(page);
  await answered;
  await expect(savedNotice(page)).toBeVisible();
}

/** The box that lists every problem. */
export const summary = (page: Page): Locator => page.getByRole('alert');

/** The sentence beside a field. */
export const problem = (page: Page, name: string): Locator => page.locator(`#${name}-loi`);

export const TEXT_FIELDS = [
  'mo-ta',
  'cau-chuyen',
  'thanh-phan',
  'khoi-luong',
  'han-dung',
  'bao-quan',
  'don-vi',
] as const;

/** What stands in every control of the form; how many empty rows there are for links is left out. */
export async function typed(page: Page): Promise<[string, string][]> {
  return page
    .locator('form.form')
    .evaluate((form) => [...new FormData(form as HTMLFormElement)].map(([name, value]): [string, string] => [name, String(value)]))
    .then((pairs) => pairs.filter(([name, value]) => name !== 'lien-ket' || value !== ''));
}
