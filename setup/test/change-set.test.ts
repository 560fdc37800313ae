import { riskiestLast } from '../aws/change-set';

describe('the changes to a stack', () => {
    it('end with replacements and removals, visible even in a small terminal', () => {
        const changes = [
            'REPLACE AWS::SNS::Subscription Email',
            'Remove AWS::Events::Rule HealthSchedule',
            'Modify AWS::Lambda::Function Handler',
            'Add AWS::SNS::Topic Topic',
        ];

        expect(riskiestLast(changes)).toEqual([
            'Modify AWS::Lambda::Function Handler',
            'Add AWS::SNS::Topic Topic',
            'REPLACE AWS::SNS::Subscription Email',
            'Remove AWS::Events::Rule HealthSchedule',
        ]);
    });
});
