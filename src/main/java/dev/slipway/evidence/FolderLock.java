package dev.slipway.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one writer at a time into a folder: of this process, and of all processes that share the folder. */
final class FolderLock {

    private static final String NAME = ".lock";
    private static final Map<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private FolderLock() {}

    /** What is done while nobody else writes. */
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T holding(Path folder, Work<T> work) throws IOException {
        ReentrantLock lock = IN_THIS_PROCESS.computeIfAbsent(folder, path -> new ReentrantLock());
        lock.lock();
        try (FileChannel channel = FileChannel.open(
                        folder.resolve(NAME),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
                FileLock held = channel.lock()) {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
