import type { Answer } from './answer';

const PAGE = `<!doctype html>
<html lang="en">
    <meta charset="utf-8" />
    <title>Imports</title>
    <h1>Imports</h1>
    <p>This stands in for Jobs &gt; Imports &gt; Create Import in Fusebill, with the type Customer and the action Manage Salesforce.</p>
    <label>Import file <input type="file" accept=".csv" /></label>
    <button>Import Validated Records</button>
    <p role="status"></p>
    <script>
        document.querySelector('button').onclick = async () => {
            const [file] = document.querySelector('input').files;
            if (!file) return;
            const response = await fetch('', { method: 'POST', body: await file.text() });
            const { imported, faults } = await response.json();
            document.querySelector('[role=status]').textContent =
                [...faults, 'Imported records: ' + imported].join(' ');
        };
    </script>
</html>
`;

/** The page on which people import a file. */
export function importPage(): Answer {
    return { status: 200, body: PAGE, contentType: 'text/html; charset=utf-8', headers: {} };
}
