package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/** Where a web server's clients come in. */
interface WebDoor {
    /** Once it has started; for a port it may be known before. */
    Address local();

    /** @throws UncheckedIOException if it cannot be used any more */
    AbstractConnector connector(Server server, ConnectionFactory... layers);

    void close();

    /**
     * A port that is bound already, so that a failure is the system's own and not what Jetty makes of it.
     *
     * @param channel closed with the door
     */
    static WebDoor port(ServerSocketChannel channel, Endpoint local) {
        return new WebDoor() {
            @Override
            public Address local() {
                return local;
            }

            @Override
            public AbstractConnector connector(Server server, ConnectionFactory... layers) {
                ServerConnector connector = new ServerConnector(server, null, null, null, 0, 1, layers);
                try {
                    connector.open(channel);
                } catch (IOException closed) {
                    throw new UncheckedIOException(closed);
                }
                return connector;
            }

            @Override
            public void close() {
                Quietly.close(channel);
            }
        };
    }

    /** A socket's file. Jetty binds it itself when it starts, and takes no channel that is bound. */
    static WebDoor file(UnixPath at) {
        return new WebDoor() {
            @Override
            public Address local() {
                return at;
            }

            @Override
            public AbstractConnector connector(Server server, ConnectionFactory... layers) {
                UnixDomainServerConnector connector =
                        new UnixDomainServerConnector(server, null, null, null, 0, 1, layers);
                connector.setUnixDomainPath(Path.of(at.path()));
                connector.setAcceptQueueSize(WebServer.BACKLOG);
                return connector;
            }

            @Override
            public void close() {
                UnixFolder.removeFile(at);
            }
        };
    }
}
