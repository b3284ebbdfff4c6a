// Without scripts, a form that is sent after the session has ended.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, DOI_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { control, enter, save, savedNotice, signIn } from '../../support/studio.ts';

test.use({ ownServer: true });

test.beforeEach(async ({ page, edit, context, watch }) => {
  await signIn(page, BEN_SAO);
  await edit(FISH_SAUCE);
  await control(page, 'mo-ta').fill('Chữ gõ mất công\n"thêm" <dòng>');
  await context.clearCookies();
  watch.expectStatus(401);
  await save(page);
  await expect(page.getByText('Chữ bạn gõ vẫn được giữ ở trang này.')).toBeVisible();
});

test('what was typed is saved by signing in again', async ({ page, go }) => {
  const editor = new URL(page.url()).pathname;
  await enter(page, BEN_SAO.phone, BEN_SAO.password);
  await expect(page).toHaveURL(`${editor}?da-luu=1`);
  await expect(savedNotice(page)).toBeVisible();
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Chữ gõ mất công')).toBeVisible();
});

test('a wrong password in between loses nothing', async ({ page, watch }) => {
  watch.expectStatus(422);
  await enter(page, BEN_SAO.phone, 'không phải mật khẩu này');
  await enter(page, BEN_SAO.phone, BEN_SAO.password);
  await expect(savedNotice(page)).toBeVisible();
  await expect(control(page, 'mo-ta')).toHaveValue('Chữ gõ mất công\n"thêm" <dòng>');
});

test('somebody else saves nothing by it', async ({ page, watch, go }) => {
  watch.expectStatus(404);
  await enter(page, DOI_SAO.phone, DOI_SAO.password);
  await expect(page.getByRole('heading', { level: 1, name: 'Không có trang này' })).toBeVisible();
  await go(FISH_SAUCE_PAGE);
  await expect(page.getByText('Chữ gõ mất công')).toHaveCount(0);
});
