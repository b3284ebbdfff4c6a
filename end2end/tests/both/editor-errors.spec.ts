// What cannot be saved is said beside its field and above the form, and nothing typed is lost.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from '../../support/people.ts';
import { control, link, priceKind, problem, save, saveWell, signIn, summary, typed } from '../../support/studio.ts';

test.use({ ownServer: true });

test.beforeEach(async ({ page, edit, ready, watch }) => {
  watch.expectStatus(422);
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
});

/** Saves something that must be refused; without scripts the answer has the status that says so. */
async function saveBadly(page: Page, scripts: boolean, ready: () => Promise<void>): Promise<void> {
  if (scripts) return save(page);
  const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST'), save(page)]);
  expect(answer.status()).toBe(422);
  await ready();
}

const fill = (name: string, value: string) => async (page: Page): Promise<void> => control(page, name).fill(value);

const price = (label: string, low: string, high = '') => async (page: Page): Promise<void> => {
  await priceKind(page, label).check();
  await control(page, 'gia').fill(low);
  if (high) await control(page, 'gia-den').fill(high);
};

const at = (address: string): Bad => ({
  what: `the link ${address}`,
  type: async (page) => link(page, 1).fill(address),
  field: 'lien-ket',
  says: 'Đường dẫn phải bắt đầu bằng https:// và là địa chỉ một trang web.',
});

interface Bad {
  what: string;
  type: (page: Page) => Promise<void>;
  field: string;
  says: string;
}

const BAD: Record<string, Bad[]> = {
  'a price': [
    { what: 'none', type: price('Một giá', ''), field: 'gia', says: 'Điền giá, ví dụ 120.000.' },
    { what: 'in words', type: price('Một giá', 'mười nghìn'), field: 'gia', says: 'Giá phải là số' },
    { what: 'of nothing', type: price('Một giá', '0'), field: 'gia', says: 'Giá phải từ 1 đồng đến 10 tỷ đồng.' },
    {
      what: 'a range the wrong way round',
      type: price('Khoảng giá', '150.000', '85.000'),
      field: 'gia-den',
      says: 'Giá “đến” phải lớn hơn giá “từ”.',
    },
  ],
  'a telephone number': [
    { what: 'too short', type: fill('dien-thoai', '0912'), field: 'dien-thoai', says: 'Số điện thoại chưa đúng.' },
    {
      what: 'none, though it may be shown',
      type: async (page) => control(page, 'dong-y').check(),
      field: 'dien-thoai',
      says: 'Điền số điện thoại, hoặc bỏ dấu cho hiện số.',
    },
  ],
  'a text': [
    { what: 'too long', type: fill('mo-ta', 'ă'.repeat(1001)), field: 'mo-ta', says: 'Mô tả dài quá 1000 chữ. Rút ngắn lại.' },
    {
      what: 'with a hidden character that turns the writing around',
      type: fill('khoi-luong', 'abc\u202egpj'),
      field: 'khoi-luong',
      says: 'Khối lượng có ký tự ẩn không nhận được.',
    },
  ],
  'a link': [
    at('javascript:alert(1)'),
    at('data:text/html,x'),
    at('http://shopee.vn/x'),
    at('//shopee.vn'),
    at('https://shopee.vn@example.org/'),
  ],
};

for (const [kind, cases] of Object.entries(BAD)) {
  test(`${kind} that cannot be is refused beside its field, and stays as it was typed`, async ({ page, scripts, ready, go }) => {
    const editor = new URL(page.url()).pathname;
    for (const { what, type, field, says } of cases) {
      await test.step(what, async () => {
        await go(editor);
        await type(page);
        const before = await typed(page);
        await saveBadly(page, scripts, ready);
        await expect(problem(page, field)).toContainText(says);
        await expect(summary(page)).toContainText('Chưa lưu được: 1 chỗ cần sửa');
        await expect(summary(page).getByRole('link')).toContainText(says);
        const first = control(page, field).first();
        await expect(first).toHaveAttribute('aria-invalid', 'true');
        await expect(first).toHaveAttribute('aria-describedby', new RegExp(`\\b${field}-loi\\b`));
        await expect(page).toHaveTitle(`Lỗi: ${FISH_SAUCE} · Sao Quê`);
        expect(await typed(page)).toEqual(before);
      });
    }
  });
}

test('a link of the summary leads into its field', async ({ page, scripts, ready }) => {
  await fill('dien-thoai', '0912')(page);
  await saveBadly(page, scripts, ready);
  await summary(page).getByRole('link').click();
  await expect(control(page, 'dien-thoai')).toBeFocused();
});

test('what was wrong can be mended and saved', async ({ page, scripts, ready, go }) => {
  await price('Một giá', 'mười nghìn')(page);
  await control(page, 'mo-ta').fill('Chữ đã gõ từ đầu');
  await saveBadly(page, scripts, ready);
  await expect(problem(page, 'gia')).toBeVisible();
  await control(page, 'gia').fill('10k');
  await saveWell(page);
  await expect(summary(page)).toHaveCount(0);
  await expect(page).toHaveTitle(`${FISH_SAUCE} · Sao Quê`);
  await go(FISH_SAUCE_PAGE);
  await expect(page.locator('.price')).toHaveText('10.000 ₫');
  await expect(page.getByText('Chữ đã gõ từ đầu')).toBeVisible();
});

test('several problems at once are all said, in the order of the form, and nothing is lost', async ({ page, scripts, ready }) => {
  await fill('dien-thoai', '0912')(page);
  await link(page, 1).fill('http://shopee.vn/x');
  await fill('mo-ta', 'ă'.repeat(1001))(page);
  await fill('cau-chuyen', 'Câu chuyện gõ cả buổi tối')(page);
  await price('Một giá', 'mười nghìn')(page);
  const before = await typed(page);
  await saveBadly(page, scripts, ready);
  await expect(summary(page)).toContainText('Chưa lưu được: 4 chỗ cần sửa');
  const hashes = await summary(page)
    .getByRole('link')
    .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).hash));
  expect(hashes).toEqual(['#gia', '#mo-ta', '#lien-ket', '#dien-thoai']);
  for (const name of ['gia', 'mo-ta', 'lien-ket', 'dien-thoai']) await expect(problem(page, name)).toBeVisible();
  expect(await typed(page)).toEqual(before);
});
