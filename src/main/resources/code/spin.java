VarHandle ints = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, 128);

while (!ints.compareAndSet(memory, 0, 0, me)) {
    Thread.yield();
}
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    ints.compareAndSet(memory, 0, me, 0);
}
