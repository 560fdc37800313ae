/**
 * Runs in the page before its own scripts, and so before the synthetic shadow hides the content of components.
 * Records when the element `tag` first contains the text, and how often it changes afterwards.
 */
function watchCard({ tag, text }) {
    const getter = (name) => Object.getOwnPropertyDescriptor(Node.prototype, name).get;
    const textOf = getter('textContent');
    const parentOf = getter('parentNode');
    const sight = { shownAt: null, settledAt: 0, rerenders: 0 };
    window.latchSight = sight;

    const cardAround = (node) => {
        let at = node;
        while (at !== null && at.nodeName.toLowerCase() !== tag) at = parentOf.call(at);
        return at;
    };

    new MutationObserver((records) => {
        const card = records.map(({ target }) => cardAround(target)).find((one) => one !== null);
        if (card === undefined) return;
        sight.settledAt = performance.now();
        if (sight.shownAt !== null) sight.rerenders += 1;
        else if (textOf.call(card).includes(text)) sight.shownAt = sight.settledAt;
    }).observe(document, { subtree: true, childList: true, characterData: true });
}
