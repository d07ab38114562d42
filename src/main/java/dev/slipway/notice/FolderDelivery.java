package dev.slipway.notice;

import dev.slipway.release.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Without a mail server, puts each mail into a folder as a file that every mail program opens. */
final class FolderDelivery implements Delivery {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int SHORT_ID = 12;

    private final Path folder;

    FolderDelivery(Path folder) {
        this.folder = folder;
    }

    @Override
    public String way() {
        return "file";
    }

    @Override
    public String destination() {
        return "into the folder " + folder + ", since no mail server is configured (spring.mail.host)";
    }

    @Override
    public void deliver(Mail mail, byte[] message) throws DeliveryFailed {
        try {
            AtomicFile.write(folder.resolve(name(mail)), message);
        } catch (IOException failure) {
            throw new DeliveryFailed(failure);
        }
    }

    /** Sorts by time, shows whom it is for, and is the same however often it is written. */
    private static String name(Mail mail) {
        String address = mail.recipient().address().replaceAll("[^A-Za-z0-9.@_-]", "_");
        return TIME.format(mail.createdAt()) + "-" + address + "-" + mail.id().substring(0, SHORT_ID) + ".eml";
    }
}
