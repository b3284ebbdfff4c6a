// Leaving the editor with text that is not saved.
import type { Dialog } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { control, saveWell, signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

const asked: string[] = [];
let answer: (dialog: Dialog) => Promise<void> = (dialog) => dialog.dismiss();

test.beforeEach(async ({ page, edit, ready, watch }) => {
  watch.expectDialogs();
  asked.length = 0;
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void answer(dialog);
  });
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
});

test('a link of the app asks, and stays when told to', async ({ page }) => {
  answer = (dialog) => dialog.dismiss();
  await control(page, 'mo-ta').fill('Chưa lưu');
  const editor = page.url();
  await page.getByRole('link', { name: 'Sản phẩm của tôi' }).click();
  expect(asked).toEqual(['confirm']);
  await expect(page).toHaveURL(editor);
  await expect(control(page, 'mo-ta')).toHaveValue('Chưa lưu');
});

test('a link of the app asks, and leaves when told to', async ({ page }) => {
  answer = (dialog) => dialog.accept();
  await control(page, 'mo-ta').fill('Chưa lưu');
  await page.getByRole('link', { name: 'Sản phẩm của tôi' }).click();
  expect(asked).toEqual(['confirm']);
  await expect(page).toHaveURL('/quan-ly');
});

test('Back asks, and stays when told to', async ({ page }) => {
  answer = (dialog) => dialog.dismiss();
  // Browsers ask only those who have touched the page.
  await control(page, 'mo-ta').click();
  await page.keyboard.type('Chưa lưu');
  const editor = page.url();
  await page.evaluate(() => history.back());
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(page).toHaveURL(editor);
  await expect(control(page, 'mo-ta')).toHaveValue('Chưa lưu');
});

test('reloading asks', async ({ page }) => {
  answer = (dialog) => dialog.accept();
  // Browsers ask only those who have touched the page.
  await control(page, 'mo-ta').click();
  await page.keyboard.type('Chưa lưu');
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});

test('nothing is asked when nothing was changed, nor after saving', async ({ page }) => {
  await control(page, 'mo-ta').fill('Sẽ lưu');
  await saveWell(page);
  await page.getByRole('link', { name: 'Sản phẩm của tôi' }).click();
  await expect(page).toHaveURL('/quan-ly');
  expect(asked).toEqual([]);
});

test('after a save the day is that of today, and the box to tick is empty', async ({ page }) => {
  await control(page, 'van-dung').check();
  await saveWell(page);
  await expect(control(page, 'van-dung')).not.toBeChecked();
  await expect(page.getByText('Chưa sửa lần nào')).toHaveCount(0);
  await expect(page.getByText('Lần trước:')).toBeVisible();
});
