declare namespace jest {
    interface Matchers<R> {
        /** Passes if axe finds no violations in the element. */
        toBeAccessible(): Promise<R>;
    }
}
