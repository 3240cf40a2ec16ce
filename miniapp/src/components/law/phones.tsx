import type { Clause } from '../../../../shared/index'
import { Box, Call, Item, List, Txt } from '@/components/dom/index'

/** Whom to ask: departments and offices as printed; numbers that may be wrong are shown, not dialled. */
export function Contacts({ clauses, offices }: { clauses: readonly Clause[]; offices: readonly string[] }) {
  const departments = [...new Set([...clauses.flatMap((clause) => clause.departments), ...offices])]
  const contacts = [...new Set(clauses.flatMap((clause) => clause.contacts))]
  const phones = new Map(clauses.flatMap((clause) => clause.phones).map((phone) => [phone.number, phone]))
  if (departments.length + phones.size === 0) return null
  return (
    <List className="panel contacts">
      <Item className="contacts__who">
        <Box>{departments.join('、')}</Box>
        {contacts.length > 0 && <Box className="contacts__office">{contacts.join('、')}</Box>}
      </Item>
      {[...phones.values()].map(({ number, doubt }) => (
        <Item key={number}>
          {doubt === undefined ? (
            <Call className="contacts__call" number={number}>
              <Txt className="contacts__number">{number}</Txt>
              <Txt className="contacts__action">拨打</Txt>
            </Call>
          ) : (
            <Box className="contacts__doubt">
              <Box className="contacts__number">{number}</Box>
              <Box className="contacts__office">{doubt}</Box>
            </Box>
          )}
        </Item>
      ))}
    </List>
  )
}
