import { describe, expect, test } from 'vitest'
import { heard } from './heard.ts'
import { clinic, library, rooms, shop } from './texts.ts'

const texts = { clinic, library, rooms, shop }

describe('order, search, filters, pages and CSV', () => {
  test.each<[keyof typeof texts, string, string[]]>([
    ['shop', 'Products are sorted by name.', ['sort product.name asc']],
    ['shop', 'Products sorted by name.', ['sort product.name asc']],
    ['shop', 'The list of products is ordered by price, cheapest first.', ['sort product.price asc']],
    ['shop', 'The products should be listed with the newest first.', ['sort product.created_at desc']],
    ['shop', 'Show the newest orders first.', ['sort order.created_at desc']],
    ['shop', 'Newest orders first.', ['sort order.created_at desc']],
    ['shop', 'Newest first.', ['sort order_line.created_at desc']],
    ['shop', 'Orders are listed newest first.', ['sort order.created_at desc']],
    ['shop', 'Orders are shown by order date, newest first.', ['sort order.order_date desc']],
    ['shop', 'The latest orders come first.', ['sort order.created_at desc']],
    ['shop', 'Sort products by price.', ['sort product.price']],
    ['shop', 'Products can be sorted by name and price.', ['sort product.name', 'sort product.price']],
    ['shop', 'It must be possible to sort the products by price.', ['sort product.price']],
    ['shop', 'Users can sort products by name or price.', ['sort product.name', 'sort product.price']],
    ['shop', 'Sort by price.', ['sort order_line.unit_price']],
    ['shop', 'By default, products are sorted by name.', ['sort product.name asc']],
    ['shop', 'The product list is sorted alphabetically by name.', ['sort product.name asc']],
    ['shop', 'Products are listed alphabetically.', ['sort product.name asc']],
    ['shop', 'Orders are sorted by delivery date in descending order.', ['sort order.delivery_date desc']],
    ['rooms', 'Bookings are listed by start time.', ['sort booking.start_time asc']],
    ['rooms', 'Bookings sorted by start time, filter by room.', ['sort booking.start_time asc', 'filter booking.room']],
    ['rooms', 'List of bookings sorted by start time.', ['sort booking.start_time asc']],
    ['shop', 'Orders can be filtered by customer.', ['filter order.customer']],
    ['shop', 'Filter orders by customer and priority.', ['filter order.customer', 'filter order.priority']],
    ['shop', 'Orders should be filterable by customer.', ['filter order.customer']],
    ['shop', 'I can filter the orders by customer.', ['filter order.customer']],
    ['shop', 'It must be possible to filter orders by priority.', ['filter order.priority']],
    ['shop', 'One can filter the list of orders by customer.', ['filter order.customer']],
    ['clinic', 'The list of appointments can be filtered by vet.', ['filter appointment.vet']],
    [
      'clinic',
      'Appointments are listed by start time and can be filtered by vet.',
      ['sort appointment.start_time asc', 'filter appointment.vet'],
    ],
    ['clinic', 'Filter appointments by status.', ['filter appointment.status']],
    ['clinic', 'Filter by vet and status.', ['filter appointment.vet', 'filter appointment.status']],
    ['shop', 'Search products by name.', ['search product(name)']],
    ['shop', 'Products can be searched by name and description.', ['search product(name, description)']],
    ['shop', 'Search over name and description of products.', ['search product(name, description)']],
    ['shop', 'Full-text search over name and description.', ['search product(name, description)']],
    ['shop', 'Full text search in products.', ['search product(name, code, description)']],
    ['shop', 'There is a search box that finds products by name or code.', ['search product(name, code)']],
    ['shop', 'Users can search for products by name.', ['search product(name)']],
    ['shop', 'You can search products by name or code.', ['search product(name, code)']],
    ['shop', 'I want to search the products by name.', ['search product(name)']],
    ['shop', 'Searching of products by code is needed.', ['search product(code)']],
    ['shop', 'Is needed also searching of products by code.', ['search product(code)']],
    ['shop', 'It must be possible to find products by their name.', ['search product(name)']],
    ['shop', 'A product can be found by its code.', ['search product(code)']],
    ['shop', 'Products must be searchable by name.', ['search product(name)']],
    ['shop', 'The product list has a search field for the name.', ['search product(name)']],
    ['shop', 'One must be able to look up products by code.', ['search product(code)']],
    ['rooms', 'Search bookings by title or organiser.', ['search booking(title, organiser)']],
    ['rooms', 'search bookings by title or organiser', ['search booking(title, organiser)']],
    ['shop', '20 products per page.', ['paging product 20']],
    ['shop', 'Show 20 products per page.', ['paging product 20']],
    ['shop', 'The product list shows 25 products per page.', ['paging product 25']],
    [
      'shop',
      'Lists are paged, 25 entries per page.',
      ['paging product 25', 'paging customer 25', 'paging order 25', 'paging order_line 25'],
    ],
    ['shop', 'The list of products has 10 entries per page.', ['paging product 10']],
    ['shop', 'Products are shown in pages of 10.', ['paging product 10']],
    ['shop', 'Orders are listed 15 per page.', ['paging order 15']],
    [
      'shop',
      'Long lists are split into pages of 30.',
      ['paging product 30', 'paging customer 30', 'paging order 30', 'paging order_line 30'],
    ],
    [
      'shop',
      'Paging with 20 rows per page.',
      ['paging product 20', 'paging customer 20', 'paging order 20', 'paging order_line 20'],
    ],
    ['shop', 'At most 50 products are shown on one page.', ['paging product 50']],
    ['shop', 'Orders can be exported as CSV.', ['export order anyone']],
    ['shop', 'CSV export of orders.', ['export order anyone']],
    ['shop', 'Export of orders as CSV.', ['export order anyone']],
    ['shop', 'Export orders to CSV.', ['export order anyone']],
    ['shop', 'The orders can be downloaded as a CSV file.', ['export order anyone']],
    ['shop', 'There is a CSV export for orders.', ['export order anyone']],
    ['shop', 'A CSV export of all orders is needed.', ['export order anyone']],
    ['shop', 'We need the orders as a CSV file.', ['export order anyone']],
    ['shop', 'I can download the list of orders as CSV.', ['export order anyone']],
    [
      'shop',
      'It must be possible to export orders and products to CSV.',
      ['export order anyone', 'export product anyone'],
    ],
    [
      'library',
      'CSV export of loans, librarians only.',
      ['export loan librarian', 'permission loan.export librarian', 'entity loan export'],
    ],
    [
      'library',
      'Librarians can export the loans.',
      ['export loan librarian', 'permission loan.export librarian', 'entity loan export'],
    ],
    [
      'library',
      'Only librarians can export loans to CSV.',
      ['export loan librarian', 'permission loan.export librarian', 'entity loan export'],
    ],
    [
      'library',
      'Loans can be exported as CSV by librarians only.',
      ['export loan librarian', 'permission loan.export librarian', 'entity loan export'],
    ],
    [
      'library',
      'Loans can only be exported by librarians.',
      ['export loan librarian', 'permission loan.export librarian', 'entity loan export'],
    ],
    [
      'library',
      'We also want the list of loans as a CSV file, but only librarians may download it.',
      ['export loan librarian', 'permission loan.export librarian', 'entity loan export'],
    ],
    [
      'library',
      'Librarians download all loans as CSV.',
      ['export loan librarian', 'permission loan.export librarian', 'entity loan export'],
    ],
    ['library', 'Members cannot export loans.', ['permission loan.export nobody']],
  ])('%s: %s', (text, sentence, expected) => {
    expect(heard(texts[text], sentence)).toEqual(expected)
  })

  test.each<[keyof typeof texts, string]>([
    ['shop', 'Orders appear with the most recent order date on top.'],
    ['shop', 'Show only the orders of one customer.'],
    ['shop', 'Export orders to Excel.'],
    ['shop', 'Products are sorted by popularity.'],
    ['shop', 'Search products by colour.'],
    ['shop', 'Filter orders by week.'],
    ['shop', 'Products can be searched by voice.'],
  ])('is not served: %s: %s', (text, sentence) => {
    const found = heard(texts[text], sentence)
    expect(found).not.toEqual([])
    expect(found.filter((one) => !one.startsWith('? '))).toEqual([])
  })
})
