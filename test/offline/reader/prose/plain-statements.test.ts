import { describe, expect, test } from 'vitest'
import { plainly } from './plainly.ts'

describe('how people talk, as plain statements', () => {
  test.each([
    ['What we need is a way to track kayaks.', ['users can track kayaks']],
    ['It would be lovely if coaches could see the rota.', ['coaches can see the rota']],
    ["I'd also like coaches to be able to see the rota.", ['coaches can see the rota']],
    ['Please make sure that two kayaks never share a code.', ['2 kayaks cannot share a code']],
    ['The rule is simple: a kayak must have a code.', ['a kayak must have a code']],
    ['As the head coach I want to be the only one who can add kayaks.', ['only head coach can add kayaks']],
    ['As a coach I want every kayak to have a code and a length.', ['every kayak has a code and a length']],
    ['One can filter the kayaks by colour.', ['users can filter the kayaks by colour']],
  ])('wishes: %s', (text, plain) => {
    expect(plainly(text)).toEqual(plain)
  })

  test.each([
    ['A kayak has a code, because we keep mixing them up.', ['a kayak has a code']],
    ['A kayak must have a code, otherwise nobody finds it.', ['a kayak must have a code']],
    ['Coaches can mark a kayak as broken so that people take another.', ['coaches can mark a kayak as broken']],
    ['Well, a kayak has, of course, a code :-)', ['a kayak has a code']],
    ['We are a paddling club and need an app for kayaks.', ['we need an app for kayaks']],
    ['Once they have registered they can reserve kayaks.', ['only signed-in users can reserve kayaks']],
  ])('circumstances: %s', (text, plain) => {
    expect(plainly(text)).toEqual(plain)
  })

  test('a purpose that forbids something stays', () => {
    expect(plainly('Coaches can lock a kayak so that nobody can take it.').join(' ')).toContain('nobody')
  })

  test.each([
    [
      'We keep track of our kayaks: for each one we note a code and a length.',
      ['users can manage our kayaks', 'each kayak has a code and a length'],
    ],
    ['There is a list of kayaks: code, length, colour.', ['each kayak has code , length , colour']],
    ['Coaches record trips: a trip has a day and a river.', ['coaches record trips', 'a trip has a day and a river']],
    [
      'For every trip we note the paddlers: each paddler has a name.',
      ['a trip has many trip paddlers', 'each trip paddler has a name'],
    ],
    [
      'A kayak has a code, where it is kept, how long it is and the day it was bought.',
      ['a kayak has a code , location , length and bought day'],
    ],
    ['Coaches, who each have their own login, add kayaks.', ['coaches add kayaks', 'coaches can log-in']],
    ['Each shed shows how many kayaks there are.', ['each shed shows the number of kayaks']],
    ['Coaches want to know how many kayaks are in each shed.', ['coaches can know how many kayaks are in each shed']],
    ['Coaches want to see how many kayaks there are in each shed.', ['each shed shows the number of kayaks']],
    ['The length can be anything from 2 up to 6 metres.', ['the length must be between 2 and 6 metres']],
  ])('several things in one breath: %s', (text, plain) => {
    expect(plainly(text)).toEqual(plain)
  })

  test.each([
    [
      'A shed has a name. A kayak lies in a shed on a given shelf.',
      ['a kayak belongs to a shed', 'a kayak has a shelf'],
    ],
    [
      'A shed has a name. A kayak is kept in one shed and has a code.',
      ['a kayak belongs to a shed', 'a kayak has a code'],
    ],
    ['A kayak is sorted by a code.', ['a kayak is sorted by a code']],
    ['A request is approved by a coach.', ['a coach can approve a request']],
  ])('where things are: %s', (text, plain) => {
    expect(plainly(text)).toEqual(plain)
  })
})

describe('pronouns', () => {
  test.each([
    ['Coaches can add a kayak. It has a code and a length.', ['a kayak has a code and a length']],
    ['A kayak has a code. It must be unique.', ['a kayak must be unique']],
    ['A kayak has a code and a length in metres. It must be at least 2.', ['the length must be at-least 2']],
    ['A kayak has a code. The code of a kayak is short. It cannot be empty.', ['the code cannot be empty']],
    ['There are sheds. Each of them has a name.', ['each shed has a name']],
    ['Sheds have a name. They are sorted by name.', ['sheds are sorted by name']],
    ['Coaches add kayaks. They can delete them.', ['coaches can delete kayaks']],
    [
      'Coaches have reviews. A kayak has a code. Its length must be positive.',
      ['the length of a kayak must be positive'],
    ],
    ['Coaches can add a trip. Members can make a request for it. It has a note.', ['a request has a note']],
    ['Coaches can delete theirs.', ['coaches can delete theirs']],
    [
      'A vet cannot be deleted while there are visits to them.',
      ['a vet cannot be deleted while there are visits to them'],
    ],
    ['A shed has a name. It must be possible to search by name.', ['users can search by name']],
  ])('%s', (text, plain) => {
    expect(plainly(text)).toEqual(plain)
  })
})
