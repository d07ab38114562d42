package dev.slipway.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;

/**
 * A file that is made while it is sent, always with the same bytes, so that a download that was cut is taken up again where
 * it ended (RFC 9110 sections 13 and 14).
 *
 * @param tag strong entity tag: another one for other bytes
 * @param pinned whether the request itself says which file it means, so that it is the same one later
 */
record ExportDownload(String name, String tag, long length, boolean pinned, Writing writing) {

    private static final String ZIP = "application/zip";

    /** Writes the whole file. */
    interface Writing {

        void to(OutputStream out) throws IOException;
    }

    /** A stretch that cannot be sent. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final HttpStatus status;
        private final long length;

        private Refused(HttpStatus status, long length, String message) {
            super(message);
            this.status = status;
            this.length = length;
        }

        HttpStatus status() {
            return status;
        }

        /** How long the file is, as a header says it. */
        String contentRange() {
            return "bytes */" + length;
        }
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpRange range = range(request);
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(ZIP);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        long from = range == null ? 0 : range.getRangeStart(length);
        long to = range == null ? length : range.getRangeEnd(length) + 1;
        if (range != null) {
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (to - 1) + "/" + length);
        }
        response.setContentLengthLong(to - from);
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            write(new PartOutput(response.getOutputStream(), from, to - from));
        }
    }

    private void write(PartOutput part) throws IOException {
        try {
            writing.to(part);
        } catch (PartOutput.Enough sent) {
            part.flush();
        }
    }

    /** What is asked for, or null for all; what cannot be understood counts as all. */
    private @Nullable HttpRange range(HttpServletRequest request) {
        List<HttpRange> ranges = ranges(request.getHeader(HttpHeaders.RANGE));
        String known = request.getHeader(HttpHeaders.IF_RANGE);
        if (ranges.size() != 1 || known != null && !known.equals(tag)) {
            return null;
        }
        if (known == null && !pinned) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    length,
                    "The ledger may have grown since this download began. Name the size at which it began, the number in"
                            + " the name of the file, as 'size', or send the file's ETag as If-Range.");
        }
        HttpRange range = ranges.get(0);
        if (range.getRangeStart(length) >= length) {
            throw new Refused(
                    HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                    length,
                    "The file has " + length + " bytes; there are none from byte " + range.getRangeStart(length)
                            + " on. If you have as many, it is complete; otherwise begin anew.");
        }
        return range;
    }

    private static List<HttpRange> ranges(@Nullable String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException notUnderstood) {
            return List.of();
        }
    }
}
