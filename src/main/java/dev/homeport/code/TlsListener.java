package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A listener of the lab whose connections speak the JDK's TLS. */
final class TlsListener extends SSLServerSocket {
    private final Listener listener;
    private final SSLContext context;
    /** Only keeps the settings: an engine has the same, and checks them. */
    private final SSLEngine settings;

    TlsListener(Listener listener, SSLContext context) throws IOException {
        this.listener = listener;
        this.context = context;
        this.settings = context.createSSLEngine();
        settings.setUseClientMode(false);
    }

    @Override
    public Socket accept() throws IOException {
        Connection plain = listener.accept();
        try {
            // Nothing was read of it before: null says so.
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, (InputStream) null, true);
            tls.setUseClientMode(settings.getUseClientMode());
            tls.setSSLParameters(settings.getSSLParameters());
            tls.setEnableSessionCreation(settings.getEnableSessionCreation());
            return tls;
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    @Override
    public void bind(SocketAddress at) throws IOException {
        listener.bind(at);
    }

    @Override
    public void bind(SocketAddress at, int backlog) throws IOException {
        listener.bind(at, backlog);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    @Override
    public boolean isClosed() {
        return listener.isClosed();
    }

    @Override
    public boolean isBound() {
        return listener.isBound();
    }

    @Override
    public int getLocalPort() {
        return listener.getLocalPort();
    }

    @Override
    public InetAddress getInetAddress() {
        return listener.getInetAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return listener.getLocalSocketAddress();
    }

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
        listener.setSoTimeout(millis);
    }

    @Override
    public synchronized int getSoTimeout() throws IOException {
        return listener.getSoTimeout();
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        listener.setReuseAddress(on);
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return listener.getReuseAddress();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return settings.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        settings.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return settings.getSupportedCipherSuites();
    }

    @Override
    public String[] getSupportedProtocols() {
        return settings.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return settings.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        settings.setEnabledProtocols(protocols);
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        settings.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return settings.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        settings.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return settings.getWantClientAuth();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        settings.setUseClientMode(mode);
    }

    @Override
    public boolean getUseClientMode() {
        return settings.getUseClientMode();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        settings.setEnableSessionCreation(flag);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return settings.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return settings.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        settings.setSSLParameters(parameters);
    }

    @Override
    public String toString() {
        return listener.toString();
    }
}
