// Taro prunes the module it takes for its component library, and would prune real code too: so this is a bare list.
export * from './elements'
