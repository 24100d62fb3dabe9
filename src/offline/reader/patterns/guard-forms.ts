/** Verbs in a row, as in `edited or deleted any more`. */
export const verbs =
  '(?<verbs>[a-z-]+(?: (?:,|and|or|nor|,? and|,? or) [a-z-]+)*)(?: anymore| any more| any longer| again| afterwards)?'

/** Ways to say from the side of a thing what must not be done with it, when, and by whom. */
export const guardForms = {
  after: new RegExp(
    `^(?:once|after|when|if|as soon as|as long as|while) (?<when>.+?) ,? ?(?<thing>it|they|(?:the |a |an |that )?[a-z -]+?) cannot be ${verbs}$`,
    'd',
  ),
  whileUsed:
    /^(?:(?:a|an|the|each|any) )*(?<thing>[a-z][a-z -]*?) cannot be (?<verbs>deleted|removed|erased) (?:while|if|when|as long as|unless all|that|which|with) ?(?:it|they|there)? ?(?:still )?(?:has|have|is used by|are used by|is referred to by|are|is|contains?)? ?(?:still )?(?:used (?:in|by) )?(?:any |open |existing )?(?<by>[a-z][a-z -]*?)(?: (?:in|for|of|with|on|belonging to|referring to|attached|refer to|assigned to|left) ?(?:it|them)?)?$/d,
  holding:
    /^(?:(?:a|an|the|each|any) )*(?<thing>[a-z][a-z -]*?) (?:with|(?:that|which|who) (?:still )?(?:has|have)|having) (?:any |existing )?(?<by>[a-z][a-z -]*?)(?: in it| left)? cannot be (?<verbs>deleted|removed|erased)$/d,
  when: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) cannot be ${verbs}(?: (?:once|after|when|if|while|as long as|that|which|as soon as) (?<when>.+))?$`,
    'd',
  ),
  unless: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) cannot be ${verbs} unless (?<when>.+)$`,
    'd',
  ),
  until: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) can (?:only )?be ${verbs} (?:only )?(?:until|before) (?<when>(?:it|they) .+)$`,
    'd',
  ),
  onlyBy: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z' -]*?) (?:can|must) (?:only )?be ${verbs} (?:only )?by (?<only>only )?(?<actor>[^,]+)$`,
    'd',
  ),
  onlyState: new RegExp(`^only (?<thing>[a-z][a-z -]*?) can be ${verbs}$`, 'd'),
  onlyWhile: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) can (?:only )?be ${verbs} (?:only )?(?:while|when|if|as long as) (?<when>.+)$`,
    'd',
  ),
  visible:
    /^(?:(?:a|an|the|each|any|all|every) )*(?<thing>[a-z][a-z' -]*?) (?:is|are|must be) (?:only )?(?<private>visible|accessible|shown|available|private|readable)(?: only)?(?: (?:to|for) (?:only )?(?<who>[^,]+))?$/d,
}
