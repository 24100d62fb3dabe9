/** What the page where a run is started says. */
export const home = {
  title: 'What should be built?',
  text: 'Say it in plain words. A team of AI personas understands, plans, designs, builds and tests a web application, and you watch.',
  field: {
    label: 'Requirements',
    placeholder: 'Who uses it, what they keep and do with it, and the rules that must hold …',
    attach: 'Use a text file',
    drop: 'Drop it: its text goes into the field',
    bytes: '{used} of {most} bytes',
    start: 'Start the run',
    starting: 'Starting …',
    keys: '⌘ or Ctrl and Enter starts it',
  },
  file: {
    kind: '{name} is no text file that can be used here. Use a .txt or .md file, or paste its text.',
    workflow: '{name} looks like a workflow. It goes under Options, into the field for your own workflow.',
    large: '{name} has {size} bytes; requirements have at most {most}. Shorten it.',
    many: 'One file at a time: {n} were dropped.',
    empty: '{name} is empty.',
    utf8: '{name} is not UTF-8 text. Save it as UTF-8 and try again.',
    json: '{name} is no JSON file. A workflow is a .json file.',
    filled: '{name} was put into the field.',
    added: '{name} was added at the end.',
    unreadable: '{name} could not be read.',
  },
  examples: {
    label: 'Or begin with an example',
    put: 'The example took the place of your text.',
    back: 'Bring my text back',
    all: [
      {
        name: 'Village library',
        text: `Village library

Books have a title, an author, an ISBN and a number of copies. No two books may have the same ISBN. Only librarians can add, change or remove books. Anyone, even without an account, can browse the books and search them by title or author.

Members sign up with their name, email address and a password. A member can borrow a book, which creates a loan with a borrowing date and a due date. A member may have at most 3 loans at the same time that have not been returned. The due date must be after the borrowing date. Only librarians can mark a loan as returned. Members see only their own loans; librarians see all of them.`,
      },
      {
        name: 'Meeting rooms',
        text: `Meeting room booking

* anyone can use it, even without an account
* rooms: name, floor, capacity
* room names are unique
* capacity between 1 and 200
* bookings: room, title, organiser, start and end time, number of attendees
* a room cannot be booked twice at the same time
* the end must be after the start
* list of bookings sorted by start time, filter by room
* search bookings by title or organiser`,
      },
      {
        name: 'Bakery orders',
        text: `Bakery orders

Customers register and sign in. They browse products; each product has a name, a description, a price and a category (bread, cake, pastry). The price must be at least 0.10. Only the baker can add and edit products.

Customers place orders. An order has a pickup date and a list of order lines with product and quantity. The quantity is between 1 and 50. The pickup date may not be in the past. Customers only see their own orders. The baker sees all orders and can mark an order as ready and then as collected.`,
      },
      {
        name: 'Leave requests',
        text: `Leave requests

- As an employee, I want to request leave with a start date, an end date, a type (vacation, sick, unpaid) and a comment.
- As an employee, I want to see only my own requests, and cancel one while it is pending.
- As a manager, I want to approve or reject pending requests.
- As a manager, I must give a reason when I reject a request.
- As HR, I want to see all requests and download them as a CSV file.

The end date must not be before the start date. Comments are limited to 500 characters. An employee cannot approve requests.`,
      },
      {
        name: 'Veterinary practice',
        text: `Veterinary practice

Staff sign in with an email address and a password. A pet has a name, a species (dog, cat, rabbit, bird), a date of birth and the phone number of its owner. The date of birth must not be in the future.

An appointment has a pet, a start time, a reason and notes. The reason is required and has at most 200 characters. Staff can mark an appointment as completed or cancel it. The list of appointments is sorted by start time. Search appointments by reason.`,
      },
      {
        name: 'Help desk',
        text: `Help desk

Customers register and sign in. A ticket has a subject, a description and a priority (low, normal, urgent). The subject is required and has at most 120 characters. Customers open tickets and see only their own tickets. Agents see all tickets, filter them by priority and search them by subject. Only agents can resolve a ticket.`,
      },
    ],
  },
  options: {
    label: 'Options',
    none: 'as the server is set up',
    changed: { one: '{n} chosen', other: '{n} chosen' },
    title: { label: 'Title', hint: 'Left empty: the beginning of the requirements.' },
    provider: {
      label: 'Who answers for the personas',
      default: '{name} (default)',
      absent: '{name}: not set up',
      lab: 'To try what goes wrong',
      hint: 'Providers that ask language models cost money. The offline one works by rules and is free.',
      missing: 'Not set up on this server',
    },
    budget: {
      label: 'Budget in US dollars',
      hint: 'Left empty: no limit.',
      wanted: 'This provider costs money: say the most that the run may spend. Left empty, there is no limit.',
    },
    questions: { label: 'The team may ask me questions', hint: 'The run waits for your answers.' },
    cache: {
      label: 'Earlier answers may be used again',
      hint: 'Identical requests to models of the last 24 hours cost nothing.',
    },
    models: {
      label: 'Models for this run',
      hint: 'In the order in which they are tried, with commas between them: provider/model',
      for: 'For',
      use: 'Models',
      everybody: 'Everybody',
      tiers: { light: 'Light work', standard: 'Standard work', strong: 'Hard work' },
      tierGroup: 'By how hard the work is',
      personaGroup: 'For one persona',
      add: 'Choose models',
      remove: 'Remove this choice',
    },
    workflow: {
      label: 'Workflow',
      team: 'The team designs the work itself',
      own: 'My own (wf.v1)',
      unsound: '{title}: cannot be played',
      source: 'Your workflow (JSON)',
      sourceHint: 'Paste it, or drop a .json file here.',
      checking: 'Being checked …',
      sound: 'It is sound and can be played.',
      unsoundSource: { one: '{n} thing stands against playing it:', other: '{n} things stand against playing it:' },
      unchecked: 'It could not be checked: {why}',
      mend: 'Mend what stands against playing it, then start the run.',
    },
    data: {
      label: 'Data for the workflow (a JSON object)',
      hint: 'First values of its variables.',
      variables: 'Its variables: {names}.',
    },
  },
  wrong: {
    nothing: 'Say what should be built, or choose a workflow under Options.',
    long: 'This has {used} bytes; at most {most} are taken. Shorten it.',
    json: 'This is no JSON: {why}',
    object: 'This is JSON, but no object: it has to begin with {.',
    budget: 'This is no amount of money. Write it like 2.50.',
    title: 'A title has at most 200 characters; this has {n}.',
    models: 'Write models as provider/model, 1 to 10 of them.',
    elsewhere: 'Nothing was started.',
  },
  sample: {
    title: 'Watch how a finished run went',
    text: 'From the first clause to the tested application, at your own pace.',
    action: 'Watch it',
    making: 'A sample run is being made at this moment.',
    watchLive: 'Watch it live',
  },
  picture: {
    title: 'How it works',
    hub: 'Knowledge Hub',
    stages: ['Understand', 'Plan', 'Design', 'Write tests', 'Build', 'Verify'],
    caption: 'Every persona works from your original words and publishes to one hub. Nothing gets lost on the way.',
  },
  recent: {
    title: 'Recent runs',
    all: 'All runs',
    empty: 'Your runs will stand here.',
    lost: 'Not live at the moment: the connection is being made again.',
  },
} as const
