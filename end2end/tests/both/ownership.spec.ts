// What belongs to one producer does not exist for another.
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, DOI_SAO, FISH_SAUCE, FISH_SAUCE_PAGE, OFFICE, OF_BEN_SAO, OF_DOI_SAO } from '../../support/people.ts';
import { control, enter, ownNames, save, signIn } from '../../support/studio.ts';
import { cookieOf, editorPath, listing, ownIds, send } from '../../support/wire.ts';

test.use({ ownServer: true });

test('the own list holds the own products and no others', async ({ page, ready }) => {
  await signIn(page, DOI_SAO);
  await ready();
  expect((await ownNames(page)).toSorted()).toEqual(OF_DOI_SAO.toSorted());
  await expect(page.getByText('Hợp tác xã mẫu Đồi Sao · 3 sản phẩm')).toBeVisible();
  for (const name of OF_BEN_SAO) await expect(page.getByText(name)).toHaveCount(0);
});

test('the editor of a product of somebody else is not found', async ({ page, go, ready, server }) => {
  const id = (await ownIds(server, await cookieOf(server, BEN_SAO))).get(FISH_SAUCE) ?? '';
  await signIn(page, DOI_SAO);
  await ready();
  await go(editorPath(id), 404);
  await expect(page.getByRole('heading', { level: 1, name: 'Không có trang này' })).toBeVisible();
  await expect(page.getByText(FISH_SAUCE)).toHaveCount(0);
});

test('a product that is not there looks the same as one of somebody else', async ({ page, go, ready, server }) => {
  const id = (await ownIds(server, await cookieOf(server, BEN_SAO))).get(FISH_SAUCE) ?? '';
  await signIn(page, DOI_SAO);
  await ready();
  const said: string[] = [];
  for (const path of [editorPath(id), editorPath(id.replaceAll(/[0-9a-f]/g, '0')), editorPath('x')]) {
    await go(path, 404);
    said.push(await page.getByRole('main').innerText());
  }
  expect(new Set(said).size).toBe(1);
});

test('a form whose address is changed to a product of somebody else saves nothing', async ({
  page,
  edit,
  ready,
  server,
  watch,
  scripts,
}) => {
  const owner = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, owner)).get(FISH_SAUCE) ?? '';
  const before = [await listing(server, owner, id), await send(server, FISH_SAUCE_PAGE)];
  await signIn(page, DOI_SAO);
  await ready();
  await edit(OF_DOI_SAO[0] ?? '');
  await control(page, 'mo-ta').fill('Chữ của cơ sở khác');
  watch.expectStatus(404);
  if (scripts) {
    // With scripts the page asks the server function; the request on the wire is what an attacker would change.
    const own = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.route('**/api/studio/save-listing', (route) =>
      route.continue({ postData: route.request().postData()?.replace(own, id) ?? '' }),
    );
  } else {
    await page.locator('form.form').evaluate((form, action) => form.setAttribute('action', action), editorPath(id));
  }
  await save(page);
  await expect(
    page.getByText(scripts ? 'sản phẩm này không có trong danh sách của bạn' : 'Không có trang này'),
  ).toBeVisible();
  const after = [await listing(server, owner, id), await send(server, FISH_SAUCE_PAGE)];
  expect(after.map(({ status, text }) => [status, text])).toEqual(before.map(({ status, text }) => [status, text]));
});

test('the office signs in and has a page to arrive at', async ({ page, ready }) => {
  await page.goto('/dang-nhap');
  await enter(page, OFFICE.phone, OFFICE.password);
  await expect(page).toHaveURL('/quan-ly');
  await ready();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đăng xuất' })).toBeVisible();
});
