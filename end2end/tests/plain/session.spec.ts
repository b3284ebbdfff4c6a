// Without scripts, a form that is sent after the session has ended.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE } from '../../support/people.ts';
import { control, edit, enter, save, saveWell, signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

test('leads to the sign-in page, then back to the editor; Back still has the text', async ({ page, context }) => {
  await signIn(page, BEN_SAO);
  await edit(page, FISH_SAUCE);
  const editor = new URL(page.url()).pathname;
  await control(page, 'mo-ta').fill('Chữ gõ mất công');
  await context.clearCookies();
  await save(page);
  await expect(page).toHaveURL(`/dang-nhap?tiep=${editor}`);

  const other = await context.newPage();
  await signIn(other, BEN_SAO);
  await page.goBack();
  await expect(control(page, 'mo-ta')).toHaveValue('Chữ gõ mất công');
  await saveWell(page);
});

test('signing in again leads back to the editor', async ({ page, context }) => {
  await signIn(page, BEN_SAO);
  await edit(page, FISH_SAUCE);
  const editor = new URL(page.url()).pathname;
  await context.clearCookies();
  await save(page);
  await enter(page, BEN_SAO.phone, BEN_SAO.password);
  await expect(page).toHaveURL(editor);
});
