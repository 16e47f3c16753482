package dev.homeport.testkit;

import dev.homeport.lab.Lab;
import org.assertj.core.api.SoftAssertionsProvider;

/** The kit's assertions for soft ones of your own; {@link HomeportSoftAssertions} has AssertJ's as well. */
public interface HomeportSoftAssertionsProvider extends SoftAssertionsProvider {
    default PortAssert assertThat(TcpPort port) {
        return proxy(PortAssert.class, TcpPort.class, port);
    }

    default UdpPortAssert assertThat(UdpPort port) {
        return proxy(UdpPortAssert.class, UdpPort.class, port);
    }

    default HostNameAssert assertThat(HostName name) {
        return proxy(HostNameAssert.class, HostName.class, name);
    }

    default PageAssert assertThat(Page page) {
        return proxy(PageAssert.class, Page.class, page);
    }

    default ListenerAssert assertThat(Listener listener) {
        return proxy(ListenerAssert.class, Listener.class, listener);
    }

    default ConnectionAssert assertThat(Connection connection) {
        return proxy(ConnectionAssert.class, Connection.class, connection);
    }

    default DatagramsAssert assertThat(Datagrams socket) {
        return proxy(DatagramsAssert.class, Datagrams.class, socket);
    }

    default LabAssert assertThat(Lab lab) {
        return proxy(LabAssert.class, Lab.class, lab);
    }
}
