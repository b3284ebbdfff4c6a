// Every page and every state of a page that a visitor can see, with the way there.
import { expect, type Page, type Response } from '@playwright/test';
import { BEN_SAO, FISH_SAUCE, FISH_SAUCE_PAGE } from './people.ts';
import type { Server } from './server.ts';
import { control, enter, priceKind, save, saveWell, signIn, SIGN_IN, STUDIO } from './studio.ts';
import type { Watch } from './watch.ts';
import { cookieOf, ownIds, post } from './wire.ts';

export interface Traveller {
  page: Page;
  go: (path: string, status?: number) => Promise<Response>;
  ready: () => Promise<void>;
  edit: (product: string) => Promise<void>;
  server: Server;
  watch: Watch;
}

export interface Place {
  name: string;
  visit: (traveller: Traveller) => Promise<unknown>;
}

const at = (name: string, path: string, status = 200): Place => ({ name, visit: ({ go }) => go(path, status) });

async function openEditor({ page, ready, edit }: Traveller): Promise<void> {
  await signIn(page, BEN_SAO);
  await ready();
  await edit(FISH_SAUCE);
}

/** A page without the app in it: it is there as soon as it is sent. */
const apart = (name: string, path: string): Place => ({
  name,
  visit: async ({ page }) => expect((await page.goto(path))?.status(), path).toBe(200),
});

const APART: Place[] = [
  apart('check', '/kiem-tra'),
  apart('check-several', '/kiem-tra?q=nuoc+mam'),
  apart('check-one', '/kiem-tra?q=nuoc+mam+cot+mau+ben+sao'),
  apart('check-unknown', '/kiem-tra?q=khong+co+gi+ca'),
  apart('offline', '/ngoai-tuyen'),
  apart('report', `/bao-sai?sp=${FISH_SAUCE_PAGE.split('/').pop()}`),
  apart('report-of-a-page', '/bao-sai'),
  apart('claim', '/nhan-trang'),
  apart('recovery', '/quen-mat-khau'),
  apart('request', '/xin-trang'),
  apart('request-of-a-producer', '/xin-trang?co-so=co-so-mau-ben-sao'),
  apart('en-check', '/en/kiem-tra?q=nuoc+mam'),
  apart('en-report', `/en/bao-sai?sp=${FISH_SAUCE_PAGE.split('/').pop()}`),
];

/** Pages that everybody gets at these addresses. */
export const PUBLIC: Place[] = [
  at('home', '/'),
  at('list', '/san-pham'),
  at('list-filtered', '/san-pham?q=mam&sao=3&sao=4&huyen=hoang-hoa&sap-xep=ten'),
  at('list-last-page', '/san-pham?trang=8'),
  at('list-empty', '/san-pham?sao=5&huyen=muong-lat'),
  at('list-notice', '/san-pham?sao=9&huyen=khong-co'),
  at('list-beyond', '/san-pham?trang=99', 404),
  at('product', '/san-pham/to-yen-sao'),
  at('product-sample', FISH_SAUCE_PAGE),
  at('producer', '/co-so/co-so-mau-ben-sao'),
  at('map', '/vung'),
  at('district', '/vung/hoang-hoa'),
  at('commune', '/vung/hoang-thanh'),
  at('place-empty', '/vung/bim-son'),
  at('place-of-before', '/vung/xuan-loc'),
  at('group', '/nhom/thuc-pham'),
  at('points-of-sale', '/diem-ban'),
  at('fairs', '/su-kien'),
  at('ocop', '/ocop'),
  at('about', '/gioi-thieu'),
  at('terms', '/dieu-khoan'),
  at('privacy', '/quyen-rieng-tu'),
  at('contact', '/lien-he'),
  at('compare', `/so-sanh?sp=${FISH_SAUCE_PAGE.split('/').pop()}&sp=to-yen-sao`),
  at('compare-none', '/so-sanh'),
  at('saved', '/yeu-thich?sp=to-yen-sao&sp=khong-co'),
  at('product-gone', '/san-pham/khong-co', 404),
  at('producer-gone', '/co-so/khong-co', 404),
  at('not-found', '/khong-co/gi', 404),
  at('kit', '/giao-dien'),
  at('en-home', '/en'),
  at('en-list', '/en/san-pham?q=mam&sao=3&sao=4&huyen=hoang-hoa&sap-xep=ten'),
  at('en-list-empty', '/en/san-pham?sao=5&huyen=muong-lat'),
  at('en-product', `/en${FISH_SAUCE_PAGE}`),
  at('en-producer', '/en/co-so/co-so-mau-ben-sao'),
  at('en-map', '/en/vung'),
  at('en-district', '/en/vung/hoang-hoa'),
  at('en-group', '/en/nhom/thuc-pham'),
  at('en-points-of-sale', '/en/diem-ban'),
  at('en-fairs', '/en/su-kien'),
  at('en-ocop', '/en/ocop'),
  at('en-about', '/en/gioi-thieu'),
  at('en-terms', '/en/dieu-khoan'),
  at('en-privacy', '/en/quyen-rieng-tu'),
  at('en-contact', '/en/lien-he'),
  at('en-compare', `/en/so-sanh?sp=${FISH_SAUCE_PAGE.split('/').pop()}&sp=to-yen-sao`),
  at('en-saved', '/en/yeu-thich?sp=to-yen-sao'),
  at('en-not-found', '/en/khong-co', 404),
  at('sign-in', SIGN_IN),
];

const PERSONAL: Place[] = [
  {
    name: 'report-refused',
    visit: async ({ page, watch }) => {
      watch.expectStatus(422);
      await page.goto('/bao-sai');
      await page.getByRole('button', { name: 'Gửi' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'sign-in-refused',
    visit: async ({ page, go, watch, ready }) => {
      watch.expectStatus(422);
      await go(SIGN_IN);
      await enter(page, '0911 222 333', 'khong-phai');
      await expect(page.getByRole('alert')).toBeVisible();
      await ready();
    },
  },
  {
    name: 'studio',
    visit: async ({ page, ready }) => {
      await signIn(page, BEN_SAO);
      await ready();
    },
  },
  {
    name: 'claim-refused',
    visit: async ({ page, watch }) => {
      watch.expectStatus(422);
      await page.goto('/nhan-trang');
      await page.getByRole('button', { name: 'Nhận trang' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'members',
    visit: async ({ page }) => {
      await signIn(page, BEN_SAO);
      await page.goto('/quan-ly/thanh-vien');
      await page.getByRole('button', { name: 'Lấy mã cho người mới' }).click();
      await expect(page.getByRole('status')).toBeVisible();
    },
  },
  {
    name: 'two-steps',
    visit: async ({ page }) => {
      await signIn(page, BEN_SAO);
      await page.goto('/quan-ly/tai-khoan/hai-buoc');
      await page.getByRole('button', { name: 'Bật đăng nhập hai bước' }).click();
      await expect(page.getByLabel('Sáu số trong ứng dụng')).toBeVisible();
    },
  },
  { name: 'editor', visit: openEditor },
  {
    name: 'editor-refused',
    visit: async (traveller) => {
      const { page, watch } = traveller;
      await openEditor(traveller);
      watch.expectStatus(422);
      await priceKind(page, 'Khoảng giá').check();
      await control(page, 'gia').fill('mười nghìn');
      await control(page, 'gia-den').fill('');
      await control(page, 'lien-ket').first().fill('javascript:alert(1)');
      await control(page, 'dien-thoai').fill('0912');
      await control(page, 'mo-ta').fill('ă'.repeat(1001));
      await save(page);
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'editor-saved',
    visit: async (traveller) => {
      await openEditor(traveller);
      await saveWell(traveller.page);
      await traveller.ready();
    },
  },
  {
    name: 'editor-draft',
    visit: async (traveller) => {
      const { page } = traveller;
      await openEditor(traveller);
      await control(page, 'mo-ta').fill('Gõ dở.');
      await expect(page.getByText(/^Đã giữ nháp/)).toBeVisible();
      await page.goto(page.url());
      await traveller.ready();
      await expect(page.getByRole('button', { name: 'Bỏ bản nháp' })).toBeVisible();
    },
  },
  {
    name: 'editor-conflict',
    visit: async (traveller) => {
      const { page, server, watch } = traveller;
      await openEditor(traveller);
      watch.expectStatus(409);
      const cookie = await cookieOf(server, BEN_SAO);
      const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
      await post(server, cookie, id, [['mo-ta', 'Mô tả của thẻ kia, đã lưu trong lúc thẻ này còn mở.']]);
      await control(page, 'mo-ta').fill('Mô tả của thẻ này.');
      await save(page);
      await expect(page.getByText('Có hai bản khác nhau')).toBeVisible();
      await traveller.ready();
    },
  },
  {
    name: 'account',
    visit: async ({ page, ready }) => {
      await signIn(page, BEN_SAO);
      await ready();
      await page.goto(`${STUDIO}/tai-khoan`);
    },
  },
  {
    name: 'history',
    visit: async (traveller) => {
      await openEditor(traveller);
      await saveWell(traveller.page);
      await traveller.page.goto(`${new URL(traveller.page.url()).pathname}/lich-su`);
    },
  },
  {
    name: 'table',
    visit: async ({ page, ready }) => {
      await signIn(page, BEN_SAO);
      await ready();
      await page.goto(`${STUDIO}/bang`);
    },
  },
  {
    name: 'import',
    visit: async ({ page, ready }) => {
      await signIn(page, BEN_SAO);
      await ready();
      await page.goto(`${STUDIO}/nhap`);
    },
  },
  {
    name: 'days-closed',
    visit: async ({ page, ready }) => {
      await signIn(page, BEN_SAO);
      await ready();
      await page.goto(`${STUDIO}/ngay-nghi`);
    },
  },
  {
    name: 'editor-of-nothing',
    visit: async ({ page, go, ready }) => {
      await signIn(page, BEN_SAO);
      await ready();
      await go(`${STUDIO}/san-pham/khong-co`, 404);
    },
  },
];

export const PLACES: Place[] = [...PUBLIC, ...APART, ...PERSONAL];
