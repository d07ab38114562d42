package dev.slipway.audit.pack;

import dev.slipway.ledger.WholeZip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a pack, each read only as far as its manifest lets it be long. */
final class PackFile implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*(/[A-Za-z0-9][A-Za-z0-9._~-]*)*");

    private final ZipFile zip;
    private final Set<String> names = new TreeSet<>();

    PackFile(Path file) throws IOException, NotIntact {
        WholeZip.require(file);
        zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        try {
            zip.stream().map(ZipEntry::getName).forEach(this::keep);
        } catch (IllegalArgumentException e) {
            zip.close();
            throw new NotIntact(String.valueOf(e.getMessage()));
        }
    }

    private void keep(String name) {
        if (!PATH.matcher(name).matches()) {
            throw new IllegalArgumentException("a file in it has the name '" + name + "', which no file of a pack has");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("the file '" + name + "' is in it twice");
        }
    }

    /** Whether a file claims to be a pack. */
    static boolean isPack(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return zip.getEntry(PackManifest.NAME) != null || zip.getEntry(PackManifest.SEAL) != null;
        } catch (IOException noZip) {
            return false;
        }
    }

    /** Something in it is not as it was sealed. */
    static final class NotIntact extends Exception {

        private static final long serialVersionUID = 1L;

        NotIntact(String reason) {
            super(reason);
        }
    }

    byte[] bytes(String name, int most) throws IOException, NotIntact {
        try (InputStream stream = open(name)) {
            byte[] bytes = stream.readNBytes(most);
            if (stream.read() >= 0) {
                throw new NotIntact("the file '" + name + "' has more than " + most + " bytes");
            }
            return bytes;
        } catch (ZipException damaged) {
            throw new NotIntact("the file '" + name + "' is damaged: " + damaged.getMessage());
        }
    }

    /** All files are there, no others, and each has the bytes that the manifest says. */
    void require(PackManifest manifest) throws IOException, NotIntact {
        Set<String> surplus = new HashSet<>(names);
        surplus.remove(PackManifest.NAME);
        surplus.remove(PackManifest.SEAL);
        for (PackManifest.File file : manifest.files()) {
            surplus.remove(file.path());
            require(file);
        }
        if (!surplus.isEmpty()) {
            throw new NotIntact("there are files that do not belong to it: " + new TreeSet<>(surplus));
        }
    }

    private void require(PackManifest.File file) throws IOException, NotIntact {
        PackWriter.Measured found;
        try (InputStream stream = open(file.path())) {
            found = PackWriter.Measured.of(stream, file.size());
        } catch (ZipException damaged) {
            throw new NotIntact("the file '" + file.path() + "' is damaged: " + damaged.getMessage());
        }
        if (found.size() != file.size() || !found.sha256().equals(file.sha256())) {
            throw new NotIntact("the file '" + file.path() + "' is not the one that was sealed");
        }
    }

    /** A copy that is a file of its own. */
    void copy(String name, Path to) throws IOException, NotIntact {
        try (InputStream stream = open(name)) {
            Files.copy(stream, to);
        } catch (ZipException damaged) {
            throw new NotIntact("the file '" + name + "' is damaged: " + damaged.getMessage());
        }
    }

    private InputStream open(String name) throws IOException, NotIntact {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new NotIntact("the file '" + name + "' is missing");
        }
        InputStream stream = zip.getInputStream(entry);
        return stream == null ? new ByteArrayInputStream(new byte[0]) : stream;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
