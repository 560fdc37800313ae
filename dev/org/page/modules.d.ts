declare module 'c/latchAction';
declare module 'c/latchCard';
declare module 'c/latchHealth';
declare module 'lightning/icon';
declare module 'lightning/toast' {
    const Toast: { show: (options: object, anchor: HTMLElement) => Promise<unknown> };
    export default Toast;
}
