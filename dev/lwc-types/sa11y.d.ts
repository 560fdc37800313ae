declare namespace jest {
    interface Matchers<R> {
        /** Passes when axe finds no fault in the element. */
        toBeAccessible(): Promise<R>;
    }
}
