/** Texts in plain sentences, as a ground for sentences that state rules. */
export const clinic: readonly string[] = [
  'The app has no accounts.',
  'Each owner has a first name, a last name, a phone number and an email.',
  'Each vet has a name and a room.',
  'Each pet belongs to an owner and has a name, a species, a weight in kg and a date of birth.',
  'Each appointment belongs to a pet and has a start time, an end time and a reason.',
  'Each appointment belongs to a vet.',
  'An appointment is scheduled, completed or cancelled.',
]

export const rooms: readonly string[] = [
  'The app has no accounts.',
  'Each room has a name, a floor and a capacity.',
  'Each booking belongs to a room and has a title, an organiser, a start time, an end time and a number of attendees.',
]

export const shop: readonly string[] = [
  'The app has no accounts.',
  'Each product has a name, a code, a description, a price and a stock.',
  'Each customer has a name and an email.',
  'Each order belongs to a customer and has an order date, a delivery date, a comment, a priority and a discount.',
  'Each order line belongs to an order and has a product, a quantity and a unit price.',
]

export const library: readonly string[] = [
  'There are two roles: members and librarians.',
  'Librarians can create, edit and delete books.',
  'Each book has a title, an author, an ISBN and a year.',
  'Members can create loans.',
  'Each loan belongs to a book and has a member, a borrowing date and a due date.',
  'A loan is open, returned or lost.',
  'Members can create reviews.',
  'Each review belongs to a book and has a member, a score and a comment.',
]

export const leave: readonly string[] = [
  'There are two roles: employees and managers.',
  'Employees can create requests.',
  'Each request has an employee, a first day, a last day, a type (vacation, sick, unpaid, other), a comment and a reason.',
  'A request is pending, approved or rejected.',
  'Managers can approve and reject requests.',
]
