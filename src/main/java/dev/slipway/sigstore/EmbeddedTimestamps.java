package dev.slipway.sigstore;

import dev.slipway.signature.UnreadableSignature;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;

/** The promises of certificate logs inside a certificate that it was made public (RFC 6962 section 3.3). */
final class EmbeddedTimestamps {

    static final String EXTENSION = "1.3.6.1.4.1.11129.2.4.2";

    private static final int EXTENSIONS_TAG = 3;
    private static final int LOG_ID = 32;
    private static final int UINT16 = 0xffff;

    private EmbeddedTimestamps() {}

    /** @throws UnreadableSignature when no certificate log of the trusted root promised it */
    static void require(X509Certificate certificate, X509Certificate issuer, List<TransparencyLog> logs) {
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        if (extension == null) {
            throw refused("it has no timestamp of one");
        }
        try {
            byte[] entry = entry(certificate, issuer);
            boolean promised =
                    read(extension).stream().anyMatch(stamp -> logs.stream().anyMatch(log -> stamp.isOf(log, entry)));
            if (!promised) {
                throw refused("none of its timestamps is of one");
            }
        } catch (IOException | CertificateEncodingException | BufferUnderflowException | IllegalArgumentException e) {
            throw refused("its timestamps cannot be read");
        }
    }

    /** One promise; version 1 is the only one that certificates carry. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stamp(byte version, byte[] log, long time, byte[] extensions, byte[] signature) {

        boolean isOf(TransparencyLog trusted, byte[] entry) {
            return version == 0
                    && trusted.isNamed(log)
                    && trusted.validity().covers(Instant.ofEpochMilli(time))
                    && trusted.key().verifies(signed(entry), signature);
        }

        private byte[] signed(byte[] entry) {
            return ByteBuffer.allocate(1 + 1 + Long.BYTES + entry.length + Short.BYTES + extensions.length)
                    .put(version)
                    .put((byte) 0)
                    .putLong(time)
                    .put(entry)
                    .putShort((short) extensions.length)
                    .put(extensions)
                    .array();
        }
    }

    private static List<Stamp> read(byte[] extension) {
        byte[] list = ASN1OctetString.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets())
                .getOctets();
        ByteBuffer all = ByteBuffer.wrap(vector(ByteBuffer.wrap(list)));
        List<Stamp> stamps = new ArrayList<>();
        while (all.hasRemaining()) {
            ByteBuffer one = ByteBuffer.wrap(vector(all));
            byte version = one.get();
            byte[] log = bytes(one, LOG_ID);
            long time = one.getLong();
            byte[] extensions = vector(one);
            one.getShort();
            stamps.add(new Stamp(version, log, time, extensions, vector(one)));
        }
        return stamps;
    }

    /** What the log saw: the certificate before the timestamps went in, under the issuer's key. */
    private static byte[] entry(X509Certificate certificate, X509Certificate issuer)
            throws IOException, CertificateEncodingException {
        byte[] before = withoutStamps(certificate.getEncoded());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(1);
        out.write(Digest.of(issuer.getPublicKey().getEncoded()));
        out.writeByte(before.length >> 16);
        out.writeShort(before.length);
        out.write(before);
        return bytes.toByteArray();
    }

    private static byte[] withoutStamps(byte[] certificate) throws IOException {
        ASN1Sequence body = ASN1Sequence.getInstance(
                Certificate.getInstance(certificate).getTBSCertificate().toASN1Primitive());
        ASN1EncodableVector kept = new ASN1EncodableVector();
        for (var part : body) {
            boolean extensions = part instanceof ASN1TaggedObject tagged && tagged.getTagNo() == EXTENSIONS_TAG;
            kept.add(extensions ? withoutStamps((ASN1TaggedObject) part) : part);
        }
        return new DERSequence(kept).getEncoded(ASN1Encoding.DER);
    }

    private static DERTaggedObject withoutStamps(ASN1TaggedObject extensions) {
        ASN1EncodableVector kept = new ASN1EncodableVector();
        for (var part : ASN1Sequence.getInstance(extensions, true)) {
            if (!Extension.getInstance(part).getExtnId().equals(new ASN1ObjectIdentifier(EXTENSION))) {
                kept.add(part);
            }
        }
        return new DERTaggedObject(true, EXTENSIONS_TAG, new DERSequence(kept));
    }

    private static byte[] vector(ByteBuffer from) {
        return bytes(from, from.getShort() & UINT16);
    }

    private static byte[] bytes(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static UnreadableSignature refused(String found) {
        return new UnreadableSignature(
                "The certificate must be known to a certificate log of the trusted root; " + found + ".");
    }
}
