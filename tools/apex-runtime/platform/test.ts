/** Test. */
import { NotSupported } from '../errors';
import { typeKey } from '../syntax/read-type';
import { AList } from '../values';
import { anything, id, instance, type } from './kinds';
import { staticMethod, type StaticMethods } from './signature';

export const testStatics: StaticMethods = {
    isrunningtest: staticMethod([], ({ vm }) => vm.isTest),
    starttest: staticMethod([], ({ vm }) => {
        if (vm.hasStartedTest) vm.raise('FinalException', 'Testing already started');
        vm.hasStartedTest = true;
        vm.startTransaction();
        return null;
    }),
    stoptest: staticMethod([], ({ vm }) => {
        if (!vm.hasStartedTest) vm.raise('FinalException', 'Testing was not started');
        vm.runJobs();
        return null;
    }),
    setmock: staticMethod([type, instance], ({ vm }, { name }, mock) => {
        if (typeKey(name) !== 'httpcalloutmock') throw new NotSupported(`Test.setMock(${name})`);
        vm.mock = mock;
        return null;
    }),
    calculatepermissionsetgroup: staticMethod([anything], ({ vm }, groups) => {
        for (const groupId of groups instanceof AList ? groups.items : [groups]) {
            if (typeof groupId === 'string') vm.database.calculateGroup(vm.toId(groupId));
            else vm.raise('NullPointerException', 'Argument cannot be null.');
        }
        return null;
    }),
    setcreateddate: staticMethod([id, anything], ({ vm }, recordId, value) => {
        vm.database.setCreatedDate(recordId, value);
        return null;
    }),
};
