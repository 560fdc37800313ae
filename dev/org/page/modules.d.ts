declare module 'c/latchAction';
declare module 'c/latchCard';
declare module 'c/latchHealth';
declare module 'lightning/icon';
