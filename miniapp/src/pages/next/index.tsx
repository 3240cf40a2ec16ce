import { Text, View } from '@tarojs/components'

export default function Next() {
  return (
    <View>
      <Text>第二页</Text>
    </View>
  )
}
