import { longestOf } from './names.ts';

/**
 * Spellings and short forms that people use for one thing; the first stands for all of a line. Plain
 * technical English only: names of services are the knowledge's.
 */
const lines = `
datacenter = data center = data centre = datacentre = data centers = data centres = datacenters = datacentres = server hall = server room = server farm
os = operating system = operating systems = oses
mfa = multi factor authentication = multi factor = multifactor = two factor = 2fa = two factor authentication = second factor
encryption at rest = at rest encryption = encrypted at rest = encrypt at rest = data at rest
encryption in transit = in transit encryption = encrypted in transit = encrypt in transit = data in transit
tls = ssl = https
certificate = cert = certs = certificates
vulnerability = vuln = vulns = vulnerabilities = cve = cves
database = db = dbs = databases
password = pw = passwd = passphrase = passwords
credential = creds = credentials = cred
container = docker = containers
image = images
backup = back up = backups = backed up = backing up = backs up
ddos = denial of service = dos attack = flood attack = volumetric attack
incident = security incident = incidents
pentest = pen test = penetration test = penetration testing = pentesting = pen testing = pentests = pen tests = penetration tests
least privilege = least privileged = minimal permissions = minimum permissions
security group = security groups = sg = sgs = firewall rules = firewall rule
network acl = nacl = nacls = network acls
app = application = apps = applications
config = configuration = configurations = configs
log = logs = logging
auditor = auditors
end of life = eol = end of support = eos = end of standard support
personal data = pii = personally identifiable information
patch = patches = patching = patched = security fix = security update = security updates = security patches
edge location = edge locations = pop = points of presence
availability zone = az = azs = availability zones
disaster recovery = dr
repository = repo = repos
kubernetes = kube
physical = physically
training = trainings
retention = retain = retained
ransomware = cryptolocker
malware = virus = antivirus = viruses = trojan
hypervisor = hypervisors = virtualization layer = virtualisation layer = virtualization = virtualisation
multi region = cross region
on premises = on prem = onprem = on premise
permission = perms = permissions
`;

type Phrases = {
  /** Words of a phrase, joined by a space -> the words that stand for it. */
  readonly replacement: ReadonlyMap<string, string>;
  /** Words of the longest phrase that begins with a word. */
  readonly longest: ReadonlyMap<string, number>;
};

function phrasesOf(table: string): Phrases {
  const replacement = new Map<string, string>();
  for (const line of table.trim().split('\n')) {
    const [first = '', ...others] = line.split(' = ');
    // What several words stand for becomes one word: "operating system" must not match "system".
    const one = first.replaceAll(' ', '~');
    for (const other of [first, ...others]) replacement.set(other, one);
  }
  return { replacement, longest: longestOf(replacement.keys()) };
}

const phrases = phrasesOf(lines);

/** Places of a run of words that one word stands for. */
export type Replaced = { readonly length: number; readonly word: string };

/** The longest phrase that starts at a place, or undefined. */
export function phraseAt(words: readonly string[], at: number): Replaced | undefined {
  const most = phrases.longest.get(words[at] ?? '') ?? 0;
  for (let length = Math.min(most, words.length - at); length > 0; length--) {
    const word = phrases.replacement.get(words.slice(at, at + length).join(' '));
    if (word !== undefined) return { length, word };
  }
  return undefined;
}
