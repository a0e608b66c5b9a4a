// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mount = (folder: string, megabytes: number): void => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'ignore' });
};

/** Can this machine make a small file system? Only Linux and only its administrator can. */
export async function canMount(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'herzstueck-mount-'));
  try {
    mount(folder, 1);
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true });
  }
}

export interface SmallDisk {
  folder: string;
  /** Fills it until so many bytes are free. */
  leave(bytes: number): Promise<void>;
  /** Takes away what `leave` has put there. */
  free(): Promise<void>;
  remove(): Promise<void>;
}

/** A file system of its own with so many megabytes, in memory. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'herzstueck-disk-'));
  mount(folder, megabytes);
  await chmod(folder, 0o755);
  let fillers: string[] = [];
  return {
    folder,
    leave: async (bytes) => {
      const { bavail, bsize } = statfsSync(folder);
      const path = join(folder, `filler-${fillers.length}`);
      fillers.push(path);
      await writeFile(path, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
    },
    free: async () => {
      for (const path of fillers) rmSync(path, { force: true });
      fillers = [];
    },
    remove: async () => {
      // What has just been ended may hold it for a moment.
      execFileSync('umount', ['-l', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
