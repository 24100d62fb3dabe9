import { describe, expect, test } from 'vitest'
import { heard } from './heard.ts'
import { clinic, leave, shop } from './texts.ts'

const texts = { clinic, leave, shop }

describe('what must be given, starts from a value, or is one of a list', () => {
  test.each<[keyof typeof texts, string, string[]]>([
    ['leave', 'A reason is required when a request is rejected.', ['required_when request.reason [status = rejected]']],
    [
      'leave',
      'When a request is rejected, a reason must be given.',
      ['required_when request.reason [status = rejected]'],
    ],
    ['leave', 'A rejected request must have a reason.', ['required_when request.reason [status = rejected]']],
    ['leave', 'Rejected requests need a reason.', ['required_when request.reason [status = rejected]']],
    [
      'leave',
      'A manager must give a reason when rejecting a request.',
      ['required_when request.reason [status = rejected]'],
    ],
    [
      'leave',
      'As a manager, I must give a reason when I reject a request.',
      ['required_when request.reason [status = rejected]'],
    ],
    [
      'leave',
      'Managers must give a reason when they reject a request.',
      ['required_when request.reason [status = rejected]'],
    ],
    ['leave', 'A request can only be rejected with a reason.', ['required_when request.reason [status = rejected]']],
    ['leave', 'A request cannot be rejected without a reason.', ['required_when request.reason [status = rejected]']],
    ['leave', 'To reject a request, a reason is needed.', ['required_when request.reason [status = rejected]']],
    ['leave', 'Rejecting a request requires a reason.', ['required_when request.reason [status = rejected]']],
    [
      'leave',
      'If a request is rejected, the manager must enter a reason.',
      ['required_when request.reason [status = rejected]'],
    ],
    ['leave', 'Whoever rejects a request must give a reason.', ['required_when request.reason [status = rejected]']],
    ['leave', 'A reason must be given for rejected requests.', ['required_when request.reason [status = rejected]']],
    ['leave', 'If the type is sick, a comment is required.', ['required_when request.comment [type = sick]']],
    ['leave', 'For requests of type other the comment is required.', ['required_when request.comment [type = other]']],
    ['leave', 'The comment is required if the type is other.', ['required_when request.comment [type = other]']],
    [
      'clinic',
      'The last name and the phone number of an owner are required.',
      ['required owner.last_name', 'required owner.phone_number'],
    ],
    ['clinic', 'The name of a pet is required.', ['required pet.name']],
    ['clinic', 'Every pet must have a name.', ['entity pet list view create', 'field pet.name', 'required pet.name']],
    ['clinic', 'A pet needs a name.', ['required pet.name']],
    [
      'clinic',
      'Pets must have a name and a species.',
      [
        'entity pet list view create',
        'field pet.name',
        'required pet.name',
        'field pet.species',
        'required pet.species',
      ],
    ],
    ['clinic', 'An owner without a phone number is not allowed.', ['required owner.phone_number']],
    ['clinic', 'An owner must not be saved without a last name.', ['required owner.last_name']],
    ['clinic', 'A pet cannot be saved without a name.', ['required pet.name']],
    ['clinic', "The name of a pet can't be empty.", ['required pet.name']],
    ['clinic', 'A pet without a name cannot be saved.', ['required pet.name']],
    ['clinic', 'First name and last name are mandatory.', ['required owner.first_name', 'required owner.last_name']],
    [
      'clinic',
      'The phone number is compulsory, the email is optional.',
      ['required owner.phone_number', 'field owner.email'],
    ],
    ['clinic', 'Name and species of a pet must be filled in.', ['required pet.name', 'required pet.species']],
    ['clinic', 'The reason of an appointment may be left empty.', ['field appointment.reason']],
    ['clinic', 'The email has to be a valid email address.', ['format owner.email']],
    ['leave', 'The default type is vacation.', ['default request.type vacation']],
    ['leave', 'The type is vacation by default.', ['default request.type vacation']],
    ['leave', 'By default, the type is vacation.', ['default request.type vacation']],
    ['leave', 'The type of a request is vacation unless another one is chosen.', ['default request.type vacation']],
    ['leave', 'New requests are of type vacation if nothing else is given.', ['default request.type vacation']],
    ['leave', 'If no type is given, vacation is used.', ['default request.type vacation']],
    ['leave', 'Type defaults to vacation.', ['default request.type vacation']],
    ['leave', 'Default type: vacation.', ['default request.type vacation']],
    ['shop', 'The stock is 0 by default.', ['default product.stock 0']],
    ['shop', 'The stock of a new product is 0.', ['default product.stock 0']],
    ['shop', 'A new product has a stock of 0.', ['default product.stock 0']],
    ['shop', 'The stock starts at zero.', ['default product.stock 0']],
    ['shop', 'The discount is 5 percent unless stated otherwise.', ['default order.discount 5']],
    ['shop', 'The order date is today by default.', ['default order.order_date today']],
    ['shop', 'The order date defaults to today.', ['default order.order_date today']],
    ['shop', 'If no order date is given, today is used.', ['default order.order_date today']],
    [
      'leave',
      'The type must be one of vacation, sick, unpaid and other.',
      ['options request.type vacation|sick|unpaid|other'],
    ],
    ['leave', 'Types are vacation, sick, unpaid and other.', ['options request.type vacation|sick|unpaid|other']],
    ['leave', 'Possible types: vacation, sick, unpaid, other.', ['options request.type vacation|sick|unpaid|other']],
    [
      'leave',
      'The type is either vacation, sick, unpaid or other.',
      ['options request.type vacation|sick|unpaid|other'],
    ],
    [
      'leave',
      'There are four types: vacation, sick, unpaid and other.',
      ['options request.type vacation|sick|unpaid|other'],
    ],
    [
      'leave',
      'Type of a request: vacation, sick, unpaid or other.',
      ['options request.type vacation|sick|unpaid|other'],
    ],
    ['leave', 'The type can be vacation, sick, unpaid or other.', ['options request.type vacation|sick|unpaid|other']],
    [
      'leave',
      'Allowed values for the type are vacation, sick and unpaid.',
      ['options request.type vacation|sick|unpaid'],
    ],
    ['shop', 'The priority is low, normal or high.', ['options order.priority low|normal|high']],
    ['shop', 'Priority (low / normal / high).', ['options order.priority low|normal|high']],
    ['shop', 'An order has a priority of low, normal or high.', ['options order.priority low|normal|high']],
    ['shop', 'The priority of an order can only be low, normal or high.', ['options order.priority low|normal|high']],
    ['shop', 'Orders have one of three priorities: low, normal and high.', ['options order.priority low|normal|high']],
    ['shop', 'Valid priorities are low, normal and high.', ['options order.priority low|normal|high']],
    ['shop', 'No other priority than low, normal and high is accepted.', ['options order.priority low|normal|high']],
  ])('%s: %s', (text, sentence, expected) => {
    expect(heard(texts[text], sentence)).toEqual(expected)
  })

  test.each<[keyof typeof texts, string]>([
    ['leave', 'A comment is mandatory for sick leave.'],
    ['leave', 'A reason is useful when a request is rejected.'],
    ['leave', "A doctor's note is required when the leave is longer than 3 days."],
    ['clinic', 'Only the last name is required.'],
    ['clinic', 'Everything except the email is required.'],
  ])('is not served: %s: %s', (text, sentence) => {
    const found = heard(texts[text], sentence)
    expect(found).not.toEqual([])
    expect(found.filter((one) => !one.startsWith('? '))).toEqual([])
  })
})
