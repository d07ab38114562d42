package dev.slipway.process.handin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody who sends a gibibyte, and counts how much of it the server listens to. */
record GibibyteUpload(int port, String login, String path, String media) {

    private static final long GIBIBYTE = 1L << 30;
    private static final int PIECE = 256 * 1024;

    /** The status line of the answer to a head alone. */
    String announced() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head("Content-Length: " + GIBIBYTE));
            return statusLine(socket);
        }
    }

    /** Bytes that were sent until the server closed the connection. */
    long chunkedUntilRefused() throws IOException {
        long sent = 0;
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head("Transfer-Encoding: chunked"));
            byte[] chunk = new byte[PIECE];
            java.util.Arrays.fill(chunk, (byte) ' ');
            while (sent < GIBIBYTE) {
                out.write((Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                sent += PIECE;
            }
        } catch (SocketException hungUp) {
            return sent;
        }
        return sent;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private byte[] head(String length) {
        String user = login.isEmpty()
                ? ""
                : "Authorization: Basic "
                        + Base64.getEncoder().encodeToString((login + ":" + login).getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
        return ("PUT " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + user + "Content-Type: " + media + "\r\n" + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }
}
