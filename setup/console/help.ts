/** What `--help` shows. */
export const HELP = `Installs Fusebill Latch into an AWS account and a Salesforce org, and looks after it.

  npm run setup                     install, or go on where the last run stopped
  npm run setup -- status           is everything in place and well?
  npm run setup -- rotate           a new access key for Salesforce
  npm run setup -- rotate --fusebill-key    another Fusebill key
  npm run setup -- upgrade          bring stack and package to this version
  npm run setup -- remove           remove both sides

Where
  --stack NAME            name of the stack and the function (fusebill-latch)
  --region REGION         AWS region (AWS_REGION, or asked)
  --org ALIAS             org that the Salesforce CLI knows (or SF_ACCESS_TOKEN and SF_INSTANCE_URL)
  --state FILE            remembers choices, never secrets (latch-setup.json)
  --skip-aws, --skip-salesforce

What
  --release FILE          a released file instead of a build from this source
  --users FILE            user names, one a line, each with ",viewer", ",user" or ",admin"
  --removal-policy destroy    secret and log go with the stack
  --delete-data           remove: the Fusebill key and the code too
  --fusebill-base-url URL, --existing-secret-name NAME, --log-retention-days N, --alarm-email ADDRESS,
  --daily-health-check on, --reserved-concurrency N, --kms-key-arn ARN, --permissions-boundary-arn ARN

How
  --yes, -y               ask nothing; the Fusebill key comes from standard input
  --dry-run               say what would be done, and change nothing anywhere
  --json                  one JSON document instead of lines
`;
