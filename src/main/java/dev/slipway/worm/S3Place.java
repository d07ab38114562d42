package dev.slipway.worm;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Where a bucket is and who may write there.
 *
 * @param endpoint address of a store that is not Amazon's; null for Amazon's own
 * @param prefix begins every key; empty or ended by a slash
 * @param accessKey null takes what the environment of the process gives, as Amazon's tools do
 */
public record S3Place(
        @Nullable URI endpoint,
        String region,
        String bucket,
        String prefix,
        @Nullable String accessKey,
        @Nullable String secretKey) {

    /**
     * As settings describe it.
     *
     * @param address empty for Amazon's own
     * @param accessKey empty takes what the environment of the process gives
     * @throws UnfitPlace when one of them cannot be
     */
    public static S3Place of(
            String address, String region, String bucket, String prefix, String accessKey, String secretKey) {
        PlaceRules.requireBucket(bucket, prefix);
        PlaceRules.requireBothOrNone(accessKey, secretKey);
        return new S3Place(PlaceRules.address(address), region, bucket, prefix, orNull(accessKey), orNull(secretKey));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "the bucket " + bucket + (prefix.isEmpty() ? "" : "/" + prefix)
                + (endpoint == null ? "" : " at " + endpoint);
    }

    /**
     * No checksum in a trailer and no chunks, which other stores refuse; the digest of each body is sent instead. It does
     * not try again by itself: what is not known is asked again in the next round.
     */
    S3Client client(Duration timeout) {
        var client = S3Client.builder()
                .region(Region.of(region))
                .forcePathStyle(endpoint != null)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeout)
                        .socketTimeout(timeout))
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(timeout.multipliedBy(3)))
                .credentialsProvider(credentials());
        if (endpoint != null) {
            client.endpointOverride(endpoint);
        }
        return client.build();
    }

    private AwsCredentialsProvider credentials() {
        return accessKey == null || secretKey == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }
}
