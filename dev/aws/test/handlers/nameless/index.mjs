export const another = () => null;
