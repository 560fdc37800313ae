console.error('init begins');

throw new TypeError('No luck at init');
