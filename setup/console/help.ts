/** The first line of every run. */
export const WHAT_IT_IS =
    'Fusebill Latch links Salesforce Accounts to Fusebill (Stax Bill) customers.';

/** The text of `--help`. */
export const HELP = `${WHAT_IT_IS} This installs it in AWS and Salesforce.

  npm run setup                     install, or continue where the last run stopped
  npm run setup -- status           check that everything is in place and works
  npm run setup -- rotate           replace Salesforce's access key
  npm run setup -- rotate --fusebill-key    store another Fusebill key
  npm run setup -- upgrade          upgrade the stack and the package to this version
  npm run setup -- remove           remove both sides

Where
  --stack NAME            name of the stack and the function (fusebill-latch)
  --region REGION         AWS region (AWS_REGION, or asked)
  --org ALIAS             org known to the Salesforce CLI (or SF_ACCESS_TOKEN and SF_INSTANCE_URL)
  --state FILE            remembers choices, never secrets (latch-setup.json)
  --skip-aws, --skip-salesforce

What
  --release FILE          use a released file instead of building this source
  --users FILE            user names, one per line, each with ",viewer", ",user" or ",admin"
  --removal-policy destroy    delete the secret and the log with the stack
  --delete-data           with remove: also delete the Fusebill key and the code
  --fusebill-base-url URL, --existing-secret-name NAME, --log-retention-days N, --alarm-email ADDRESS,
  --daily-health-check on, --reserved-concurrency N, --kms-key-arn ARN, --permissions-boundary-arn ARN

How
  --yes, -y               ask nothing; read the Fusebill key from standard input
  --dry-run               show what would be done, and change nothing
  --json                  one JSON document instead of lines
`;
