/** UserInfo and FeatureManagement. */
import { text } from './kinds';
import { staticMethod, type Signature, type StaticMethods } from './signature';

/** A field of the running user. */
const field = (name: string): Signature<null> =>
    staticMethod([], ({ vm }) => vm.database.row(vm.userId)?.get(name) ?? null);

export const userInfoStatics: StaticMethods = {
    getuserid: staticMethod([], ({ vm }) => vm.userId),
    getusername: field('username'),
    getname: field('name'),
    getfirstname: field('firstname'),
    getlastname: field('lastname'),
    getuseremail: field('email'),
    getprofileid: field('profileid'),
    getlocale: field('localesidkey'),
    getlanguage: field('languagelocalekey'),
    getusertype: field('usertype'),
    getorganizationid: staticMethod([], ({ vm }) => vm.database.organizationId),
    getorganizationname: staticMethod(
        [],
        ({ vm }) => vm.database.row(vm.database.organizationId)?.get('name') ?? null,
    ),
    getdefaultcurrency: staticMethod([], ({ vm }) => vm.database.shape.currencies[0]),
    ismulticurrencyorganization: staticMethod(
        [],
        ({ vm }) => vm.database.shape.currencies.length > 1,
    ),
};

export const featureManagementStatics: StaticMethods = {
    checkpermission: staticMethod([text], ({ vm }, name) => vm.database.hasPermission(name)),
};
