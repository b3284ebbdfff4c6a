// What was typed and not saved, after the tab is gone.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { control, saveWell, signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

const TEXT = 'Nước mắm mẫu, gõ dở thì hết pin.';

test.beforeEach(async ({ page, edit, ready }) => {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
});

test('what was typed is kept on the device, offered again, and gone once it is saved', async ({ page, context }) => {
  const address = page.url();
  await control(page, 'mo-ta').fill(TEXT);
  await expect(page.getByText(/^Đã giữ nháp trên máy này lúc \d\d:\d\d$/)).toBeVisible();
  await page.close();

  const again = await context.newPage();
  await again.goto(address);
  await again.locator('html[data-ready]').waitFor({ state: 'attached' });
  const offered = again.getByRole('region', { name: 'Bản nháp trên máy này' });
  await expect(offered).toContainText('khác bản đã lưu ở: Mô tả.');
  await expect(control(again, 'mo-ta')).not.toHaveValue(TEXT);
  await offered.getByRole('button', { name: 'Lấy lại bản nháp' }).click();
  await expect(control(again, 'mo-ta')).toHaveValue(TEXT);
  await expect(control(again, 'mo-ta')).toBeFocused();
  await expect(offered).toHaveCount(0);
  await saveWell(again);

  await again.goto(address);
  await again.locator('html[data-ready]').waitFor({ state: 'attached' });
  await expect(control(again, 'mo-ta')).toHaveValue(TEXT);
  await expect(offered).toHaveCount(0);
});

test('a draft that is not wanted is gone', async ({ page }) => {
  const address = page.url();
  await control(page, 'khoi-luong').fill('250 ml mẫu');
  await expect(page.getByText(/^Đã giữ nháp/)).toBeVisible();
  // Without an answer it is offered again.
  for (let time = 0; time < 2; time += 1) {
    await page.goto(address);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    await expect(page.getByRole('button', { name: 'Bỏ bản nháp' })).toBeVisible();
    // Typing and taking it back is no answer either.
    await control(page, 'khoi-luong').fill('x');
    await control(page, 'khoi-luong').fill('');
    await control(page, 'khoi-luong').blur();
  }
  await page.getByRole('button', { name: 'Bỏ bản nháp' }).click();
  await expect(page.getByRole('button', { name: 'Bỏ bản nháp' })).toHaveCount(0);
  await page.goto(address);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await expect(page.getByRole('button', { name: 'Bỏ bản nháp' })).toHaveCount(0);
});
