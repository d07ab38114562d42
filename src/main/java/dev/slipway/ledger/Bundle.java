package dev.slipway.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries one behind the other, each behind its length in two bytes, as C2SP tlog-tiles has them. */
final class Bundle {

    private static final int LARGEST_ENTRY = 0xffff;

    private Bundle() {}

    static byte[] of(List<byte[]> bodies) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bodies.forEach(body -> bytes.writeBytes(sized(body)));
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when it does not end with an entry's end */
    static List<byte[]> bodies(byte[] bytes) {
        ByteBuffer bundle = ByteBuffer.wrap(bytes);
        List<byte[]> bodies = new ArrayList<>();
        while (bundle.hasRemaining()) {
            int length = bundle.remaining() < Short.BYTES ? LARGEST_ENTRY : Short.toUnsignedInt(bundle.getShort());
            if (length > bundle.remaining()) {
                throw new IllegalArgumentException("it is cut behind " + bodies.size() + " entries");
            }
            byte[] body = new byte[length];
            bundle.get(body);
            bodies.add(body);
        }
        return bodies;
    }

    private static byte[] sized(byte[] body) {
        if (body.length > LARGEST_ENTRY) {
            throw new IllegalStateException("An entry of " + body.length + " bytes fits no bundle.");
        }
        return ByteBuffer.allocate(Short.BYTES + body.length)
                .putShort((short) body.length)
                .put(body)
                .array();
    }
}
