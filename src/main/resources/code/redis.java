String take = "if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then"
        + " return redis.call('incr', KEYS[2]) end return false";
String giveBack = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";
List<String> keys = List.of("lock", "token");

Object token = redis.eval(take, keys, List.of(me, "2000"));
while (token == null) {
    Thread.sleep(5);
    token = redis.eval(take, keys, List.of(me, "2000"));
}
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    redis.eval(giveBack, keys, List.of(me));
}
