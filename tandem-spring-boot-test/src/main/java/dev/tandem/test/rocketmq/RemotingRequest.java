package dev.tandem.test.rocketmq;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one request of RocketMQ's remoting protocol to a name server or a broker, without a client.
 *
 * <p>A frame is its length, the header's length, the header in JSON, and a body.
 */
final class RemotingRequest {

  private static final int CREATE_TOPIC = 17;
  private static final int UPDATE_BROKER_CONFIG = 25;
  private static final int GET_BROKER_RUNTIME_INFO = 28;
  private static final int GET_ROUTE_OF_TOPIC = 105;
  private static final int SUCCESS = 0;
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int LONGEST_FRAME = 1 << 20;
  private static final Pattern CODE = Pattern.compile("\"code\":(-?\\d+)");

  private RemotingRequest() {}

  /** Whether anything takes connections at {@code server}. */
  static boolean accepts(InetSocketAddress server) {
    try (Socket socket = new Socket()) {
      socket.connect(server, TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the broker at {@code server} serves requests. */
  static boolean brokerServes(InetSocketAddress server) {
    return succeeds(server, GET_BROKER_RUNTIME_INFO, "{}");
  }

  /** Whether the name server at {@code server} sends clients of {@code topic} to a broker. */
  static boolean nameServerRoutes(InetSocketAddress server, String topic) {
    return succeeds(server, GET_ROUTE_OF_TOPIC, "{\"topic\":\"" + topic + "\"}");
  }

  /** Makes the broker at {@code server} create a topic that can be read and written. */
  static boolean createTopic(InetSocketAddress server, String topic, int queues) {
    String fields = """
        {"topic":"%s","defaultTopic":"TBW102","readQueueNums":%s,"writeQueueNums":%s,\
        "perm":6,"topicFilterType":"SINGLE_TAG","topicSysFlag":0,"order":false}""".formatted(topic, queues, queues);
    return succeeds(server, CREATE_TOPIC, fields);
  }

  /**
   * Makes the broker at {@code server} register with its name server now: a change of its
   * permission does.
   */
  static boolean register(InetSocketAddress server) {
    return succeeds(server, UPDATE_BROKER_CONFIG, "{}", "brokerPermission=6\n");
  }

  /**
   * Changes one setting of the running broker at {@code server}, if that setting can change while
   * it runs.
   */
  static boolean configure(InetSocketAddress server, String key, String value) {
    return succeeds(server, UPDATE_BROKER_CONFIG, "{}", key + "=" + value + "\n");
  }

  /** The figures of the broker at {@code server}, in JSON. */
  static String runtimeInfo(InetSocketAddress server) throws IOException {
    try (Socket socket = connected(server)) {
      send(socket, GET_BROKER_RUNTIME_INFO, "{}", "");
      return answer(socket).body();
    }
  }

  private static boolean succeeds(InetSocketAddress server, int requestCode, String fields) {
    return succeeds(server, requestCode, fields, "");
  }

  private static boolean succeeds(
      InetSocketAddress server, int requestCode, String fields, String body) {
    try (Socket socket = connected(server)) {
      send(socket, requestCode, fields, body);
      return answer(socket).code() == SUCCESS;
    } catch (IOException e) {
      return false;
    }
  }

  private static Socket connected(InetSocketAddress server) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(server, TIMEOUT_MILLIS);
    return socket;
  }

  private static void send(Socket socket, int requestCode, String fields, String body)
      throws IOException {
    String header = """
        {"code":%s,"language":"OTHER","version":0,"opaque":1,"flag":0,"extFields":%s}""".formatted(requestCode, fields);
    byte[] headerBytes = header.getBytes(StandardCharsets.UTF_8);
    byte[] bodyBytes = body.getBytes(StandardCharsets.UTF_8);
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(Integer.BYTES + headerBytes.length + bodyBytes.length);
    // The highest byte of this word would name another serialization than JSON.
    out.writeInt(headerBytes.length);
    out.write(headerBytes);
    out.write(bodyBytes);
    out.flush();
  }

  private record Answer(int code, String body) {}

  private static Answer answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int frameLength = in.readInt();
    int headerLength = in.readInt() & 0xFFFFFF;
    if (headerLength > frameLength || frameLength > LONGEST_FRAME) {
      throw new IOException("Not a RocketMQ server");
    }
    String header = text(in, headerLength);
    Matcher code = CODE.matcher(header);
    if (!code.find()) {
      throw new IOException("No code in " + header);
    }
    String body = text(in, frameLength - Integer.BYTES - headerLength);
    return new Answer(Integer.parseInt(code.group(1)), body);
  }

  private static String text(DataInputStream in, int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
