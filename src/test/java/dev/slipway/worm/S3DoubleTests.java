package dev.slipway.worm;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The double of an object store enforces what a real one enforces. */
class S3DoubleTests extends ObjectLockContract {

    private static S3Double s3;

    @BeforeAll
    static void start() throws IOException {
        s3 = new S3Double();
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Override
    S3Place place(String bucket) {
        return s3.place(bucket, "");
    }
}
