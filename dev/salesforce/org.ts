import { CredentialStore } from './credentials/credential-store';
import { DeployQueue } from './metadata/deploy-queue';
import { Components } from './metadata/components';
import type { OrgOptions } from './org-options';
import { Tables } from './records/tables';

/** An org: its users, components, credentials and deployments. */
export class Org {
    readonly orgId: string;
    readonly apiVersion: string;
    readonly components = new Components();
    readonly credentials = new CredentialStore();
    readonly tables: Tables;
    readonly deploys: DeployQueue;

    constructor(options: OrgOptions = {}) {
        this.orgId = options.orgId ?? '00DHs0000000001MAA';
        this.apiVersion = options.apiVersion ?? '67.0';
        this.tables = new Tables(this.orgId, options, this.components);
        this.deploys = new DeployQueue(this.components, {
            takesTranslations: options.hasTranslationWorkbench ?? false,
        });
    }
}
