import { describe, expect, it } from 'vitest';
import { cellOf } from './knowledge-fixture.ts';

/** Who owns what, and why it is so: each anchor is a page of AWS or the owner rule of DESIGN.md. */
type Anchor = readonly [
  concern: string,
  service: string,
  owner: 'aws' | 'customer' | 'shared' | 'none',
  reason: string,
];

const physical: readonly Anchor[] = [
  ['datacenter-physical-security', 'ec2', 'aws', 'guards and fences stand at the sites of AWS'],
  ['datacenter-physical-security', 's3', 'aws', 'nobody but AWS can enter where buckets live'],
  ['datacenter-physical-security', 'lambda', 'aws', 'nobody but AWS can enter where it runs'],
  ['datacenter-physical-security', 'outposts', 'customer', 'the rack stands in your room'],
  ['datacenter-physical-security', 'local-zones', 'aws', 'a Local Zone is a site that AWS runs'],
  ['environmental-controls', 'rds', 'aws', 'power and cooling come with the site'],
  ['environmental-controls', 'outposts', 'customer', 'power and cooling are those of your room'],
  ['datacenter-staff-access', 'ec2', 'aws', 'AWS lets its own staff in, and nobody else'],
  ['edge-device-custody', 'snowball', 'customer', 'the device is in your hands until it is back'],
  ['media-sanitisation', 'ec2', 'aws', 'disks are wiped or shredded before they leave the site'],
  ['media-sanitisation', 's3', 'aws', 'disks are wiped or shredded before they leave the site'],
  ['media-sanitisation', 'outposts', 'shared', 'you destroy the key, AWS wipes what comes back'],
  ['media-sanitisation', 'snowball', 'aws', 'AWS erases every device that is sent back'],
  ['hardware-lifecycle', 'ec2', 'aws', 'AWS replaces hosts that fail'],
];

const host: readonly Anchor[] = [
  ['hypervisor-security', 'ec2', 'aws', 'Nitro is the host and no customer can reach it'],
  ['hypervisor-security', 'lambda', 'aws', 'Firecracker is part of the service'],
  ['host-patching', 'ec2', 'aws', 'the machine below the guest is never yours'],
  ['host-patching', 'fargate', 'aws', 'the machine below the task is never yours'],
  ['tenant-isolation', 'lambda', 'aws', 'AWS keeps one customer from another'],
  ['memory-scrubbing', 'ec2', 'aws', 'memory is zeroed before the next guest gets it'],
  ['cpu-side-channel', 'ec2', 'shared', 'AWS patches microcode and host, you the guest kernel'],
  ['cpu-side-channel', 'lambda', 'aws', 'there is no kernel that you could patch'],
  ['operator-access', 'ec2', 'aws', 'Nitro has no way in for operators'],
];

const guest: readonly Anchor[] = [
  ['guest-os-patching', 'ec2', 'customer', 'you hold the administrator account, AWS has no way in'],
  [
    'guest-os-patching',
    'ec2-windows',
    'customer',
    'AWS publishes images, running guests are yours',
  ],
  ['guest-os-patching', 'lightsail', 'customer', 'a Lightsail instance is a guest with your login'],
  ['guest-os-patching', 'rds', 'aws', 'required OS updates come in the window, chosen or not'],
  ['guest-os-patching', 'aurora', 'aws', 'required OS updates come in the window, chosen or not'],
  ['guest-os-patching', 'rds-custom', 'customer', 'RDS Custom hands you the operating system'],
  ['guest-os-patching', 's3', 'aws', 'there is no guest to reach'],
  ['guest-os-patching', 'dynamodb', 'aws', 'there is no guest to reach'],
  ['guest-os-patching', 'lambda', 'aws', 'managed runtimes are patched below your code'],
  ['guest-os-patching', 'lambda-container-image', 'customer', 'the base layer is in your image'],
  ['guest-os-patching', 'eks-self-managed-nodes', 'customer', 'the nodes are your EC2 instances'],
  [
    'guest-os-patching',
    'eks-managed-node-groups',
    'shared',
    'AWS publishes the AMI, you roll it out',
  ],
  ['guest-os-patching', 'eks-custom-ami', 'customer', 'an AMI that you built is yours to rebuild'],
  [
    'guest-os-patching',
    'eks-auto-mode',
    'aws',
    'nodes are replaced with patched ones within 21 days',
  ],
  ['guest-os-patching', 'eks-fargate', 'aws', 'a pod on Fargate has no node of yours below it'],
  ['guest-os-patching', 'fargate', 'aws', 'a task has no machine of yours below it'],
  ['guest-os-patching', 'ecs-on-ec2', 'customer', 'container instances are your EC2 instances'],
  [
    'guest-os-patching',
    'ecs-managed-instances',
    'aws',
    'AWS replaces the instances with patched ones',
  ],
  ['guest-os-patching', 'ecs-anywhere', 'customer', 'the machine is on your own site'],
  ['guest-os-patching', 'elasticbeanstalk', 'shared', 'AWS publishes platforms, you let them in'],
  ['guest-os-patching', 'elasticbeanstalk-managed-updates', 'aws', 'updates come by themselves'],
  ['container-host-patching', 'fargate', 'aws', 'the host below the task is the service'],
  ['container-host-patching', 'eks-self-managed-nodes', 'customer', 'the nodes are EC2 of yours'],
  [
    'container-host-patching',
    'eks-managed-node-groups',
    'shared',
    'publish is theirs, rollout yours',
  ],
  ['imdsv2', 'ec2', 'customer', 'whether version 1 answers is a setting of the instance'],
  ['remote-access-ssh-rdp', 'ec2', 'customer', 'who may log in is a matter of your keys and ports'],
  [
    'malware-protection',
    'ec2',
    'customer',
    'nothing scans a guest unless you install or enable it',
  ],
];

const platform: readonly Anchor[] = [
  ['kubernetes-control-plane', 'eks', 'aws', 'API server and etcd run in accounts of AWS'],
  ['kubernetes-control-plane', 'ec2', 'customer', 'a cluster that you built yourself is yours'],
  ['kubernetes-control-plane', 'eks-anywhere', 'customer', 'the control plane is on your machines'],
  ['kubernetes-workload-security', 'eks', 'customer', 'pods, RBAC and namespaces are yours'],
  ['database-engine-patching', 'dynamodb', 'aws', 'there is no engine version to choose'],
  ['database-engine-patching', 'ec2', 'customer', 'a database you installed is software of yours'],
  ['lambda-runtime-updates', 'lambda', 'aws', 'update mode Auto is the default'],
  ['lambda-runtime-updates', 'lambda-manual-runtime', 'customer', 'you pinned the runtime version'],
  ['lambda-runtime-updates', 'lambda-container-image', 'customer', 'the runtime is in your image'],
  [
    'lambda-runtime-updates',
    'lambda-function-update-runtime',
    'shared',
    'it waits for your deploy',
  ],
  ['deprecated-runtimes', 'lambda', 'shared', 'AWS announces the end, you move the function'],
  ['application-code-security', 'lambda', 'customer', 'the code is yours wherever it runs'],
  ['application-code-security', 'ec2', 'customer', 'the code is yours wherever it runs'],
  ['secrets-in-code', 'lambda', 'customer', 'what stands in environment variables you wrote'],
];

const network: readonly Anchor[] = [
  ['security-groups', 'ec2', 'customer', 'the firewall comes with the service, its rules do not'],
  ['security-groups', 'rds', 'customer', 'who reaches the database is a rule of yours'],
  ['security-groups', 'elb', 'customer', 'which ports the load balancer opens is a rule of yours'],
  ['security-groups', 's3', 'none', 'a bucket stands in no subnet'],
  ['security-groups', 'dynamodb', 'none', 'a table stands in no subnet'],
  ['network-acls', 'vpc', 'customer', 'the lists of a subnet are yours'],
  ['ddos-protection', 'shield-standard', 'aws', 'it is on for everybody, by itself'],
  ['ddos-protection', 'ec2', 'shared', 'AWS absorbs floods of packets, you design for requests'],
  ['web-application-firewall', 'elb', 'customer', 'no web ACL is attached unless you attach one'],
  ['global-network-security', 'ec2', 'aws', 'the cables between the sites belong to AWS'],
  ['public-exposure', 's3', 'customer', 'what is public is public by a policy of yours'],
  ['network-flow-logs', 'vpc', 'customer', 'flow logs are off until you turn them on'],
];

const data: readonly Anchor[] = [
  ['encryption-at-rest', 's3', 'aws', 'SSE-S3 for every new object since January 2023'],
  ['encryption-at-rest', 'dynamodb', 'aws', 'tables are encrypted always'],
  ['encryption-at-rest', 'sqs', 'aws', 'new queues have SSE-SQS by default'],
  [
    'encryption-at-rest',
    'ebs',
    'customer',
    'encryption by default is a setting, and off at the start',
  ],
  ['encryption-at-rest', 'rds', 'customer', 'the API makes plain instances unless told otherwise'],
  [
    'encryption-at-rest',
    'efs',
    'customer',
    'the API makes plain file systems unless told otherwise',
  ],
  ['encryption-at-rest', 'fsx', 'aws', 'there is no way to make one without'],
  ['client-side-encryption', 's3', 'customer', 'AWS never sees the key'],
  ['object-storage-access', 's3', 'customer', 'bucket policies are yours'],
  ['data-classification', 's3', 'customer', 'only you know what the data means'],
  ['key-management', 'kms-aws-owned-key', 'aws', 'you cannot even see the key'],
  [
    'key-management',
    'kms-customer-managed-key',
    'customer',
    'policy, rotation and deletion are yours',
  ],
  ['hsm-key-custody', 'cloudhsm', 'customer', 'AWS has no way to the keys of your HSM'],
  ['tls-certificate-renewal', 'acm', 'aws', 'ACM renews what it issued and what is in use'],
  ['tls-certificate-renewal', 'acm-imported-certificate', 'customer', 'ACM cannot renew an import'],
  ['snapshot-sharing', 'ebs-snapshot', 'customer', 'who may copy a snapshot is a setting of yours'],
  ['backup', 'ec2', 'customer', 'nothing is kept of an instance unless you arrange it'],
  ['backup', 'ebs', 'customer', 'no snapshot is taken unless you arrange it'],
  ['backup', 'dynamodb', 'customer', 'point-in-time recovery is off until you turn it on'],
  ['backup', 's3', 'customer', 'durability is no backup: versions are off at the start'],
  ['multi-az-design', 's3', 'aws', 'objects are in three zones by themselves'],
  ['multi-az-design', 'rds', 'customer', 'a single instance is in one zone'],
  ['restore-testing', 'rds', 'customer', 'nobody restores your backup to see whether it works'],
];

const people: readonly Anchor[] = [
  ['least-privilege', 'iam', 'customer', 'IAM grants what you wrote'],
  ['mfa-users', 'iam', 'customer', 'an IAM user has no second factor unless you ask for one'],
  ['root-user-protection', 'account', 'customer', 'the root user is yours alone'],
  ['password-policy', 'iam', 'customer', 'AWS offers the policy, you set it'],
  ['access-key-rotation', 'iam', 'customer', 'long-term keys never expire by themselves'],
  ['workload-identity', 'ec2', 'customer', 'which role an instance has you decide'],
  ['threat-detection', 'guardduty', 'customer', 'GuardDuty is off until you turn it on'],
  [
    'api-audit-logging',
    'cloudtrail',
    'shared',
    'event history is there, the trail is yours to make',
  ],
  ['patch-management', 'ec2', 'shared', 'AWS calls patch management as such a shared control'],
  ['configuration-management', 'ec2', 'shared', 'AWS calls it a shared control'],
  ['awareness-training', 'ec2', 'shared', 'AWS calls it a shared control: each its own people'],
  ['compliance-reports', 'artifact', 'aws', 'AWS has itself audited and publishes the reports'],
  ['customer-compliance', 'ec2', 'customer', 'AWS being certified does not certify you'],
  ['penetration-testing', 'ec2', 'customer', 'nobody tests what you built but you'],
  ['pci-dss', 'ec2', 'shared', 'AWS attests the infrastructure, you what is on it'],
  ['hipaa-baa', 's3', 'shared', 'AWS signs the agreement once you ask for it'],
  ['aws-personnel-screening', 'ec2', 'aws', 'AWS screens those it employs'],
  ['customer-personnel-training', 'ec2', 'customer', 'AWS does not train your people'],
  ['cost-control', 'ec2', 'customer', 'AWS sends the bill, budgets are yours'],
];

describe.each([
  { about: 'sites and media', anchors: physical },
  { about: 'the host', anchors: host },
  { about: 'the guest', anchors: guest },
  { about: 'platforms and applications', anchors: platform },
  { about: 'the network', anchors: network },
  { about: 'data, keys and copies', anchors: data },
  { about: 'people, rights and proof', anchors: people },
])('$about', ({ anchors }) => {
  it.each(anchors)('%s on %s: %s, because %s', (concern, service, owner) => {
    expect(cellOf(concern, service).cell.owner).toBe(owner);
  });

  it('are each named once', () => {
    const cells = anchors.map(([concern, service]) => `${concern} on ${service}`);
    expect(new Set(cells).size).toBe(cells.length);
  });
});

describe('the line of a shared concern', () => {
  const shared = [physical, host, guest, platform, network, data, people]
    .flat()
    .filter(([, , owner]) => owner === 'shared');

  it.each(shared)('%s on %s says which half is whose', (concern, service) => {
    const { cell } = cellOf(concern, service);
    expect(cell).toHaveProperty('line', expect.stringMatching(/\w{3}/));
    expect(cell).toHaveProperty('aws.0');
    expect(cell).toHaveProperty('customer.0');
  });
});
