package dev.slipway.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that takes mail for everybody except one address. */
final class RefusingServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final String refused;

    RefusingServer(String refused) throws IOException {
        this.refused = refused;
        Thread thread = new Thread(this::serve, "refusing-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> taken() {
        return taken;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(caller.getOutputStream(), true, StandardCharsets.US_ASCII);
        out.print("220 test\r\n");
        in.lines().takeWhile(line -> !line.startsWith("QUIT")).forEach(line -> answer(line, in, out));
        out.print("221 bye\r\n");
    }

    private void answer(String line, BufferedReader in, PrintStream out) {
        if (line.startsWith("RCPT") && line.contains(refused)) {
            out.print("550 no such mailbox\r\n");
        } else if (line.startsWith("RCPT")) {
            taken.add(line.replaceAll(".*<(.*)>.*", "$1"));
            out.print("250 ok\r\n");
        } else if (line.equals("DATA")) {
            out.print("354 go on\r\n");
            readText(in);
            out.print("250 ok\r\n");
        } else {
            out.print("250 ok\r\n");
        }
    }

    private static void readText(BufferedReader in) {
        try {
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                line = in.readLine();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
